package dev.augury.server.ask;

import dev.augury.core.flow.ServeRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked request of a client.
 *
 * @param id what the client sees, for example {@code chatcmpl-…}
 * @param model name of the model
 * @param parts one request of the pipeline per prompt, all with the same number of choices
 * @param stream whether the answer is streamed
 * @param includeUsage whether a stream ends with the usage
 * @param logprobs whether log-probabilities are told
 * @param serviceTier what to answer as service tier, or null when the client did not name one
 */
public record Asked(
        String id, String model, List<ServeRequest> parts, boolean stream, boolean includeUsage, boolean logprobs, @Nullable String serviceTier) {

    /** Copies the parts. */
    public Asked {
        parts = List.copyOf(parts);
    }

    /** Returns the answers to one prompt. */
    public int choicesPerPart() {
        return parts.getFirst().choices();
    }

    /** Returns the answers to all prompts. */
    public int choices() {
        return parts.size() * choicesPerPart();
    }
}
