package dev.augury.model.token;

import java.io.Serial;

/** The model file's tokenizer is of a kind that Augury does not know, or its vocabulary is not usable. The message says which and why. */
public class UnsupportedTokenizerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnsupportedTokenizerException(String message) {
        super(message);
    }
}
