package dev.augury.engine.cpu;

import dev.augury.spi.Option;
import java.util.List;

/**
 * Options of the CPU engine.
 *
 * @param threads workers, 0 for one per core
 * @param vectorBits vector width: auto, 128, 256 or 512
 * @param kvType storage format of keys and values
 * @param contextLength longest sequence, 0 for the model's own
 * @param sliceTokens tokens that go through the layers together
 * @param spinMicros how long an idle worker spins before it parks
 * @param kvResident whether all KV memory is taken while loading
 */
public record CpuOptions(
        @Option(doc = "Worker threads of a step, the lane's own included; 0 takes one per core.", defaultValue = "0", min = 0, max = 1024)
        int threads,
        @Option(doc = "Vector width in bits: auto, 128, 256 or 512.", defaultValue = "auto")
        String vectorBits,
        @Option(doc = "Storage format of keys and values: f32.", defaultValue = "f32")
        String kvType,
        @Option(doc = "Longest sequence; 0 takes the model's own context length.", defaultValue = "0", unit = "tokens", min = 0,
                max = Integer.MAX_VALUE)
        int contextLength,
        @Option(doc = "Tokens that go through the layers together; more need more heap.",
                defaultValue = "256", unit = "tokens", min = 1, max = 8192)
        int sliceTokens,
        @Option(doc = "Longest time that an idle worker spins before it parks; it spins less while other work has the cores.",
                defaultValue = "50", unit = "microseconds", min = 0, max = 10000)
        int spinMicros,
        @Option(doc = "Whether to take all KV memory while loading, so that the system cannot run out of it later; otherwise each page is taken when a "
                + "block there is first used, and a model is ready at once.", defaultValue = "false")
        boolean kvResident) {

    private static final List<String> WIDTHS = List.of("auto", "128", "256", "512");
    private static final List<String> KV_TYPES = List.of("f32");

    /** The defaults. */
    public static final CpuOptions DEFAULTS = new CpuOptions(0, "auto", "f32", 0, 256, 50, false);

    /** Refuses what is not known. */
    public CpuOptions {
        known("vectorBits", vectorBits, WIDTHS);
        known("kvType", kvType, KV_TYPES);
        atLeast("threads", threads, 0);
        atLeast("contextLength", contextLength, 0);
        atLeast("sliceTokens", sliceTokens, 1);
        atLeast("spinMicros", spinMicros, 0);
    }

    private static void known(String name, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException("Option " + name + " of engine 'cpu' is '" + value + "'; known are "
                    + String.join(", ", known));
        }
    }

    private static void atLeast(String name, int value, int min) {
        if (value < min) {
            throw new IllegalArgumentException("Option " + name + " of engine 'cpu' is " + value + "; give " + min + " or more");
        }
    }

    /** Workers on this machine. */
    int workers() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
