package dev.augury.core.tokenize;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.spi.model.Vocabulary;
import java.util.List;

/** Everything about a model that is text. Thread-safe. */
public interface PromptTokenizer {

    /**
     * Makes tokens of a prompt. Called off the loop; may take as long as the prompt is long.
     *
     * @throws PromptException when the prompt cannot be rendered; its message is for the client
     */
    TokenizedPrompt tokenize(Prompt prompt) throws PromptException;

    /**
     * Makes tokens of what follows when the model ended its turn with these calls: the responses, and what stands before an answer. Called off the loop.
     *
     * @throws PromptException when the model's template has no form for responses
     */
    default int[] respond(Prompt prompt, List<CallAnswer> answers) throws PromptException {
        throw new PromptException("tools", "This model has no form in which responses of tools come back.", null);
    }

    /** Returns a decoder for an answer that goes on after the token {@code previous}. */
    TextDecoder decoderAfter(int previous);

    /**
     * Returns a decoder like {@link #decoderAfter} that also writes control tokens, by their names: some models open their calls with one.
     */
    default TextDecoder callDecoderAfter(int previous) {
        return decoderAfter(previous);
    }

    /** Returns the tokens of the model. */
    Vocabulary vocabulary();
}
