package dev.augury.store.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that ended, flat: what the database and the spill file keep of an outcome. Times are nanoseconds after arrival. */
record RequestRecord(
        String requestId,
        String tenant,
        @Nullable String program,
        String model,
        String lane,
        String scheduler,
        long arrivedAtMillis,
        Tokens tokens,
        int choices,
        Effort effort,
        Timing timing,
        @Nullable String failure,
        Vector vector,
        @Nullable String text,
        List<Segment> segments) {

    record Tokens(int prompt, int cached, long computed, int output, int outputMax) {}

    record Effort(int recomputes, int swaps) {}

    record Timing(@Nullable Long startedNanos, @Nullable Long firstTokenNanos, long totalNanos) {}

    record Vector(int version, byte[] features, long templateHash, long systemHash, long toolsHash) {}

    record Segment(
            int choice,
            int position,
            String finishReason,
            int contextTokens,
            int outputTokens,
            boolean censored,
            long startedNanos,
            long endedNanos,
            Predicted predicted,
            @Nullable Call call) {}

    record Predicted(
            String by, double tokensMean, double tokensP50, double tokensP90, double tokensP99, double callProbability, double callSeconds, double responseTokens) {}

    record Call(String callId, String tool, @Nullable Double seconds, @Nullable Integer responseTokens) {}
}
