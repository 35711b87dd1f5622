package dev.augury.server.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAI's shapes of chat completions. Members that are required there are written as null, others are left out. */
final class ChatShapes {

    private ChatShapes() {}

    record Completion(
            String id,
            String object,
            long created,
            String model,
            List<Choice> choices,
            UsageBody usage,
            @JsonProperty("service_tier") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String serviceTier,
            @JsonInclude(JsonInclude.Include.NON_NULL) CallShapes.@Nullable Extra augury) {}

    record Choice(int index, Message message, @Nullable Content logprobs, @JsonProperty("finish_reason") String finishReason) {}

    record Message(
            String role,
            @Nullable String content,
            @Nullable String refusal,
            @JsonProperty("tool_calls") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CallShapes.ToolCall> toolCalls) {}

    record Content(List<TokenLogprob> content, @Nullable List<TokenLogprob> refusal) {}

    /** A chunk; a stream that ends with its usage says null before. */
    record Chunk(
            String id,
            String object,
            long created,
            String model,
            List<ChunkChoice> choices,
            @JsonProperty("service_tier") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String serviceTier,
            @JsonInclude(JsonInclude.Include.NON_NULL) CallShapes.@Nullable Extra augury) {}

    record ChunkWithUsage(
            String id,
            String object,
            long created,
            String model,
            List<ChunkChoice> choices,
            @Nullable UsageBody usage,
            @JsonProperty("service_tier") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String serviceTier,
            @JsonInclude(JsonInclude.Include.NON_NULL) CallShapes.@Nullable Extra augury) {}

    record ChunkChoice(int index, Delta delta, @Nullable Content logprobs, @JsonProperty("finish_reason") @Nullable String finishReason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delta(@Nullable String role, @Nullable String content, @JsonProperty("tool_calls") @Nullable List<CallShapes.ToolCallDelta> toolCalls) {}
}
