package dev.augury.replay.cost;

import dev.augury.core.plan.CostModel;
import dev.augury.core.plan.Load;
import java.util.List;
import java.util.Locale;

/**
 * What steps and copies cost, in the terms of the engine {@code simulated}.
 *
 * @param stepMicros time of a step without tokens
 * @param prefillTokenMicros time per token of a row with several
 * @param prefillContextTokenMicros time per token that a token of such a row reads, cached or before it
 * @param decodeMicros time per row with one token
 * @param contextTokenMicros time per cached token that a row with one token reads
 * @param copyTokenMicros time per token whose KV is moved
 * @param kvBytesPerToken bytes of KV per token
 */
public record FittedCosts(
        double stepMicros, double prefillTokenMicros, double prefillContextTokenMicros, double decodeMicros, double contextTokenMicros, double copyTokenMicros,
        long kvBytesPerToken) {

    private static final double NANOS_PER_MICRO = 1000;
    private static final int MANY = 1_000_000;

    /** Reads the constants out of a cost model. */
    static FittedCosts of(CostModel cost) {
        return new FittedCosts(
                cost.stepNanos(Load.NONE) / NANOS_PER_MICRO,
                micros(cost, new Load(MANY, 0, 0, 0)),
                micros(cost, new Load(0, 0, MANY, 0)),
                micros(cost, new Load(0, MANY, 0, 0)),
                micros(cost, new Load(0, 0, 0, MANY)),
                cost.swapNanos(MANY) / NANOS_PER_MICRO / MANY,
                cost.bytesPerToken());
    }

    private static double micros(CostModel cost, Load many) {
        return (cost.stepNanos(many) - cost.stepNanos(Load.NONE)) / NANOS_PER_MICRO / MANY;
    }

    /** Returns the lines of a file that the engine {@code simulated} takes for its option {@code costs}. */
    public List<String> lines() {
        return List.of(
                line("step-micros", stepMicros),
                line("prefill-token-micros", prefillTokenMicros),
                line("prefill-context-token-micros", prefillContextTokenMicros),
                line("decode-micros", decodeMicros),
                line("context-token-micros", contextTokenMicros),
                line("copy-token-micros", copyTokenMicros),
                "kv-bytes-per-token=" + kvBytesPerToken);
    }

    private static String line(String key, double micros) {
        return String.format(Locale.ROOT, "%s=%.6f", key, micros);
    }
}
