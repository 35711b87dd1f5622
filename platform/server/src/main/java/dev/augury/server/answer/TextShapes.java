package dev.augury.server.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenAI's shapes of text completions, the same whether streamed or not. */
final class TextShapes {

    static final String OBJECT = "text_completion";

    private TextShapes() {}

    record Completion(
            String id,
            String object,
            long created,
            String model,
            List<Choice> choices,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UsageBody usage,
            @JsonProperty("service_tier") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String serviceTier) {}

    /** A chunk of a stream that ends with its usage and says null before. */
    record ChunkWithUsage(
            String id,
            String object,
            long created,
            String model,
            List<Choice> choices,
            @Nullable UsageBody usage,
            @JsonProperty("service_tier") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String serviceTier) {}

    record Choice(String text, int index, @Nullable Logprobs logprobs, @JsonProperty("finish_reason") @Nullable String finishReason) {}

    /** Per token: its text, its log-probability, those of the most probable tokens and itself, and where it begins, in characters of the answer. */
    record Logprobs(
            List<String> tokens,
            @JsonProperty("token_logprobs") List<@Nullable Float> tokenLogprobs,
            @JsonProperty("top_logprobs") List<@Nullable Map<String, Float>> topLogprobs,
            @JsonProperty("text_offset") List<Integer> textOffset) {}
}
