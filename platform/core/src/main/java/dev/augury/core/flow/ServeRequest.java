package dev.augury.core.flow;

import dev.augury.spi.engine.SamplingSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request at the door, already checked for form by the web but not yet tokenised.
 *
 * @param id what the client sees, for example {@code chatcmpl-…}
 * @param model name of the model as the client wrote it
 * @param tenant name of the tenant
 * @param program program of which the request is a part, or null
 * @param adapter adapter asked for, or null
 * @param prompt what to continue
 * @param limits where to stop
 * @param sampling how to choose tokens; its choice index is 0 and the pipeline sets one per choice
 * @param choices number of answers, at least 1
 * @param echo whether the prompt's text, and its log-probabilities if asked for, come back first
 * @param tools the tools that the model may call
 */
public record ServeRequest(
        String id,
        String model,
        String tenant,
        @Nullable String program,
        @Nullable String adapter,
        Prompt prompt,
        Limits limits,
        SamplingSpec sampling,
        int choices,
        boolean echo,
        Toolset tools) {

    /** Makes a request without tools. */
    public ServeRequest(
            String id,
            String model,
            String tenant,
            @Nullable String program,
            @Nullable String adapter,
            Prompt prompt,
            Limits limits,
            SamplingSpec sampling,
            int choices,
            boolean echo) {
        this(id, model, tenant, program, adapter, prompt, limits, sampling, choices, echo, Toolset.NONE);
    }

    /** Returns the same request for one answer to another prompt. */
    ServeRequest of(Prompt other) {
        return new ServeRequest(id, model, tenant, program, adapter, other, limits, sampling, 1, false, tools);
    }

    /**
     * Where an answer stops.
     *
     * @param outputTokensMax most tokens to generate, or null for all that the context allows
     * @param outputTokensMin tokens before an end token is allowed
     * @param stop texts that end the answer and are not part of it
     * @param stopTokens tokens that end the answer
     * @param ignoreEnd whether the model's end tokens are ignored
     */
    public record Limits(
            @Nullable Integer outputTokensMax, int outputTokensMin, List<String> stop, List<Integer> stopTokens, boolean ignoreEnd) {

        /** Copies the lists. */
        public Limits {
            stop = List.copyOf(stop);
            stopTokens = List.copyOf(stopTokens);
        }
    }
}
