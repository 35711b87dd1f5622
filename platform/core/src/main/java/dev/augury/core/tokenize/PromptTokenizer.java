package dev.augury.core.tokenize;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.spi.model.Vocabulary;

/** Everything about a model that is text. Thread-safe. */
public interface PromptTokenizer {

    /**
     * Makes tokens of a prompt. Called off the loop; may take as long as the prompt is long.
     *
     * @throws PromptException when the prompt cannot be rendered; its message is for the client
     */
    TokenizedPrompt tokenize(Prompt prompt) throws PromptException;

    /** Returns a decoder for an answer that goes on after the token {@code previous}. */
    TextDecoder decoderAfter(int previous);

    /** Returns the tokens of the model. */
    Vocabulary vocabulary();
}
