package dev.augury.model.gguf;

import java.io.IOException;
import java.nio.file.Path;

/** Says what is wrong with a GGUF file, and what to do. */
public final class GgufException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception about a file.
     *
     * @param file the file
     * @param fault what is wrong, a clause without a full stop
     * @param remedy what the user can do, a sentence
     */
    public GgufException(Path file, String fault, String remedy) {
        super("Cannot read model file " + file + ": " + fault + ". " + remedy);
    }

    static GgufException broken(Path file, String fault) {
        return new GgufException(file, fault, "The file is damaged or incomplete: fetch or convert it again.");
    }
}
