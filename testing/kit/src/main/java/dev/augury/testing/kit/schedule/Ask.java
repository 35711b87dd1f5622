package dev.augury.testing.kit.schedule;

import dev.augury.spi.predict.Prediction;
import java.util.Optional;

/**
 * What is asked of a {@link ScriptedLane}: a request of one answer, which ends after a known number of tokens.
 *
 * @param prompt the prompt's tokens; equal beginnings share cached blocks
 * @param outputTokens tokens after which the answer ends
 * @param outputTokensMax limit that the policy sees
 * @param tenant name of the tenant
 * @param program program, if any
 * @param prediction prediction, if any
 */
public record Ask(
        int[] prompt, int outputTokens, int outputTokensMax, String tenant, Optional<String> program, Optional<Prediction> prediction) {

    /** Refuses empty prompts and answers. */
    public Ask {
        if (prompt.length == 0 || outputTokens < 1 || outputTokensMax < outputTokens) {
            throw new IllegalArgumentException("A request of " + prompt.length + " prompt and " + outputTokens + " of at most " + outputTokensMax
                    + " output tokens is none; give at least one of each and a limit that is not below");
        }
    }

    /** Returns a request of tenant {@code default} with that prompt. */
    public static Ask of(int[] prompt, int outputTokens) {
        return new Ask(prompt.clone(), outputTokens, outputTokens, "default", Optional.empty(), Optional.empty());
    }

    /** Returns the request with another limit on its output. */
    public Ask limitedTo(int tokens) {
        return new Ask(prompt, outputTokens, tokens, tenant, program, prediction);
    }

    /** Returns the request as one of a tenant. */
    public Ask ownedBy(String owner) {
        return new Ask(prompt, outputTokens, outputTokensMax, owner, program, prediction);
    }

    /** Returns the request as a part of a program. */
    public Ask within(String name) {
        return new Ask(prompt, outputTokens, outputTokensMax, tenant, Optional.of(name), prediction);
    }

    /** Returns the request with a prediction. */
    public Ask predicted(Prediction value) {
        return new Ask(prompt, outputTokens, outputTokensMax, tenant, program, Optional.of(value));
    }
}
