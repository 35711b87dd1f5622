package dev.augury.core.tokenize;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.RetainedPrefix;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.spi.model.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Makes tokens of a conversation whose beginning was computed before: those of the prefix, then what the template puts behind an answer that ended so, up to
     * where the next answer begins. Called off the loop.
     *
     * @param messages how many messages the prefix comprises; the last of them is the answer
     * @return null where the template does not tell where that answer ends
     * @throws PromptException when the prompt cannot be rendered; its message is for the client
     */
    default @Nullable TokenizedPrompt splice(Prompt.Chat chat, int messages, RetainedPrefix prefix) throws PromptException {
        return null;
    }

    /** Returns the arguments of a call, a JSON text, as the value that messages carry. */
    default Object arguments(String json) {
        return json;
    }

    /**
     * Makes tokens of what a model writes at the beginning of an answer or within it; names of control tokens become those tokens. Called off the loop.
     */
    default int[] write(String text) {
        throw new UnsupportedOperationException("This tokenizer writes no answers");
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
