package dev.augury.server.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.TokenEvent.CallFinished;
import dev.augury.core.flow.TokenEvent.CallStarted;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Usage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The shapes of calls: OpenAI's for tools of the client, and the member {@code augury} for tools of this server. */
final class CallShapes {

    private CallShapes() {}

    /** The member {@code augury}: what OpenAI's shapes have no place for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Extra(
            @Nullable HostedCall call,
            @Nullable List<HostedCall> calls,
            @JsonProperty("response_tokens") @Nullable Integer responseTokens,
            @JsonProperty("retained_prefix") @Nullable String retainedPrefix,
            @Nullable String finish) {

        static Extra of(HostedCall call) {
            return new Extra(call, null, null, null, null);
        }

        /** Returns the extra of a usage, or null where there is nothing to add. */
        static @Nullable Extra of(Usage usage) {
            return usage.responseTokens() == 0 && usage.followUp() == FollowUp.NONE
                    ? null
                    : new Extra(null, null, usage.responseTokens() == 0 ? null : usage.responseTokens(), word(usage.followUp()), null);
        }

        /** Returns what became of earlier answers that ended in calls of the client, or null where there are none. */
        static @Nullable String word(FollowUp followUp) {
            return followUp == FollowUp.NONE ? null : followUp.name().toLowerCase(Locale.ROOT);
        }

        /** Returns the extra of an end that OpenAI has no word for, or null. */
        static @Nullable Extra of(FinishReason reason) {
            String word = word(reason);
            return word == null ? null : new Extra(null, null, null, null, word);
        }

        static @Nullable String word(FinishReason reason) {
            return switch (reason) {
                case MALFORMED_CALL, CALL_LIMIT -> reason.name().toLowerCase(Locale.ROOT);
                case STOP, LENGTH, TOOL_CALLS, CANCELLED, ERROR -> null;
            };
        }
    }

    /** A call that this server performs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HostedCall(
            String id,
            int choice,
            String tool,
            @Nullable String arguments,
            String state,
            @Nullable Double seconds,
            @Nullable Boolean failed) {

        private static final double NANOS = 1e9;

        static HostedCall of(CallStarted call) {
            return new HostedCall(call.call(), call.choice(), call.tool(), call.arguments(), "started", null, null);
        }

        static HostedCall of(CallFinished call) {
            return new HostedCall(call.call(), call.choice(), call.tool(), null, "finished", call.nanos() / NANOS, call.failed());
        }

        HostedCall ended(CallFinished call) {
            return new HostedCall(id, choice, tool, arguments, "finished", call.nanos() / NANOS, call.failed());
        }
    }

    /** A call of a client's tool in a whole answer. */
    record ToolCall(String id, String type, Function function) {

        static ToolCall of(ApiCall call) {
            return new ToolCall(call.id(), "function", Function.of(call));
        }
    }

    /** The same in a chunk. */
    record ToolCallDelta(int index, String id, String type, Function function) {}

    record Function(String name, String arguments) {

        static Function of(ApiCall call) {
            return new Function(call.call().tool(), call.call().arguments());
        }
    }
}
