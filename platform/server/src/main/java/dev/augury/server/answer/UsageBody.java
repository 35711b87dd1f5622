package dev.augury.server.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.augury.core.flow.TokenEvent.Usage;

/**
 * Tokens used, in OpenAI's shape.
 *
 * @param promptTokens tokens of the prompts, and of what calls in mid-answer brought back
 * @param completionTokens tokens of the answers
 * @param totalTokens both
 * @param promptTokensDetails more about the prompts
 */
public record UsageBody(
        @JsonProperty("prompt_tokens") int promptTokens,
        @JsonProperty("completion_tokens") int completionTokens,
        @JsonProperty("total_tokens") int totalTokens,
        @JsonProperty("prompt_tokens_details") PromptTokens promptTokensDetails) {

    /**
     * More about the prompts.
     *
     * @param cachedTokens tokens found in the prefix cache
     */
    public record PromptTokens(@JsonProperty("cached_tokens") int cachedTokens) {}

    static UsageBody of(Usage usage) {
        int prompt = usage.promptTokens() + usage.responseTokens();
        int total = prompt + usage.outputTokens();
        return new UsageBody(prompt, usage.outputTokens(), total, new PromptTokens(usage.cachedTokens()));
    }
}
