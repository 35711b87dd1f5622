package dev.augury.core.admit;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a lane cannot do, naming the parameter.
 *
 * @param capabilities what the engine can do
 * @param contextTokens most tokens of a sequence that the model can use
 * @param poolTokens most tokens of a sequence that the KV memory can hold
 * @param vocabularySize number of token ids
 * @param tools names of the tools that this server performs for the lane
 */
public record RequestCheck(EngineCapabilities capabilities, int contextTokens, int poolTokens, int vocabularySize, Set<String> tools) {

    /** Returns why the request cannot be served whatever its prompt, or null. */
    public @Nullable Refusal problem(ServeRequest request) {
        if (request.adapter() != null) {
            return invalid("adapter", "Adapter '" + request.adapter() + "' was asked for and this server has no adapters; leave it out");
        }
        if (request.limits().outputTokensMin() > 0 && !capabilities.has(Feature.MASK)) {
            return invalid("min_tokens", "min_tokens needs an engine with token masks, which this one is not; leave it out");
        }
        if (request.echo() && request.sampling().logprobs() && !capabilities.has(Feature.SCORE)) {
            return invalid("echo", "echo with logprobs needs an engine that scores prompts, which this one does not; leave one of them out");
        }
        for (String tool : request.tools().hosted()) {
            if (!tools.contains(tool)) {
                String known = tools.isEmpty() ? "it performs none for this model" : "there are: " + String.join(", ", new TreeSet<>(tools));
                return invalid("augury.tools", "This server has no tool '" + tool + "'; " + known);
            }
        }
        if (!request.tools().hosted().isEmpty() && !(request.prompt() instanceof Prompt.Chat)) {
            return invalid("augury.tools", "Tools are for conversations; send messages, or leave the tools out");
        }
        if (!request.tools().forced().isEmpty() && !capabilities.has(Feature.MASK)) {
            return invalid("tool_choice", "tool_choice that forces a call needs an engine with token masks, which this one is not; give auto or none");
        }
        if (request.choices() < 1) {
            return invalid("n", "n is " + request.choices() + "; ask for 1 answer or more");
        }
        return null;
    }

    /** Returns why a request with that prompt cannot be served, or null. */
    public @Nullable Refusal problem(ServeRequest request, int[] prompt) {
        if (prompt.length == 0) {
            return invalid("prompt", "The prompt has no tokens; give it some text");
        }
        for (int token : prompt) {
            if (token < 0 || token >= vocabularySize) {
                return invalid("prompt", "Token " + token + " of the prompt is not among the " + vocabularySize + " of the model");
            }
        }
        Integer asked = request.limits().outputTokensMax();
        int least = asked == null ? 1 : asked;
        if ((long) prompt.length + least > tokensMax()) {
            return new Refusal(Kind.CONTEXT_LENGTH, tooLong(prompt.length, asked), "prompt", null);
        }
        return null;
    }

    /** Returns the most tokens that an answer to a prompt of that length may have. */
    public int outputTokensMax(ServeRequest request, int promptTokens) {
        Integer asked = request.limits().outputTokensMax();
        return asked == null ? tokensMax() - promptTokens : asked;
    }

    /** Returns the most tokens that a sequence may ever have. */
    public int tokensMax() {
        return Math.min(contextTokens, poolTokens);
    }

    private String tooLong(int prompt, @Nullable Integer asked) {
        String wish = asked == null ? "The prompt has " + prompt + " tokens" : "The prompt has " + prompt + " tokens and the answer may have " + asked;
        return poolTokens < contextTokens
                ? wish + ", which is over the " + poolTokens + " that the KV memory of this server holds; shorten them, or give the server more memory"
                : wish + ", which is over the model's context of " + contextTokens + "; shorten the messages or the completion";
    }

    private static Refusal invalid(String parameter, String message) {
        return new Refusal(Kind.INVALID, message + ".", parameter, null);
    }
}
