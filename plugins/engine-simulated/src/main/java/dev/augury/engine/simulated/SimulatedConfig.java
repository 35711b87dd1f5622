package dev.augury.engine.simulated;

import dev.augury.spi.Option;

/**
 * Options of the engine {@code simulated}.
 *
 * @param costs name of a set of costs, a file of them, or {@code given} for those of the options below
 * @param stepMicros time of a step without tokens
 * @param prefillTokenMicros time per token of a row with several
 * @param prefillContextTokenMicros time per token that a token of such a row reads
 * @param decodeMicros time per row with one token
 * @param contextTokenMicros time per cached token that such a row reads
 * @param copyBlockMicros time per block copied
 * @param outputTokensMin shortest answer, 0 for answers that only a limit ends
 * @param outputTokensMax longest answer
 * @param contextLength most tokens of a sequence, 0 for the model's own
 * @param kvBytesPerToken bytes of KV per token
 * @param scripts file of scripted answers, or empty
 */
public record SimulatedConfig(
        @Option(
                        doc = "Costs measured by others, by name: gptj-6b-a100 or vicuna-13b-2xa100, or a file that 'augury bench costs' wrote. They replace the "
                                + "options that end in -micros and kv-bytes-per-token, which must then be left alone; 'given' takes those.",
                        defaultValue = Costs.GIVEN)
                String costs,
        @Option(doc = "Time of a step before its tokens are counted.", defaultValue = "5000", unit = "microseconds", min = 0, max = 1e9)
                double stepMicros,
        @Option(doc = "Time per token of a row with several tokens.", defaultValue = "100", unit = "microseconds", min = 0, max = 1e9)
                double prefillTokenMicros,
        @Option(
                        doc = "Time per token that a token of a row with several reads, cached or before it in its row.",
                        defaultValue = "0",
                        unit = "microseconds",
                        min = 0,
                        max = 1e6)
                double prefillContextTokenMicros,
        @Option(doc = "Time per row with one token.", defaultValue = "200", unit = "microseconds", min = 0, max = 1e9)
                double decodeMicros,
        @Option(doc = "Time per cached token that a row with one token reads.", defaultValue = "0.02", unit = "microseconds", min = 0, max = 1e6)
                double contextTokenMicros,
        @Option(doc = "Time per block copied within or between tiers.", defaultValue = "50", unit = "microseconds", min = 0, max = 1e9)
                double copyBlockMicros,
        @Option(
                        doc = "Tokens of the shortest answer; with 0 as the longest too, only a request's own limit ends an answer.",
                        defaultValue = "0",
                        unit = "tokens",
                        min = 0,
                        max = 1 << 24)
                int outputTokensMin,
        @Option(
                        doc = "Tokens of the longest answer; lengths between shortest and longest are equally likely and follow from the seed.",
                        defaultValue = "0",
                        unit = "tokens",
                        min = 0,
                        max = 1 << 24)
                int outputTokensMax,
        @Option(doc = "Most tokens of a sequence; 0 takes the model's own.", defaultValue = "0", unit = "tokens", min = 0, max = 1 << 24)
                int contextLength,
        @Option(
                        doc = "Bytes of KV per token, by which the host sizes the pool; nothing of that size is allocated.",
                        defaultValue = "65536",
                        unit = "bytes",
                        min = 1,
                        max = 1 << 24)
                int kvBytesPerToken,
        @Option(
                        doc = "File of scripted answers, one per line: a request whose seed is N follows line N, counted from 0. A line is a list of segments "
                                + "TOKENS@LAST+RESPONSE: so many tokens, the id of the last of them, and how many come back from the call after it. Empty for none.",
                        defaultValue = "")
                String scripts) {

    private static final double STEP = 5000;
    private static final double PREFILL_TOKEN = 100;
    private static final double PREFILL_CONTEXT_TOKEN = 0;
    private static final double DECODE = 200;
    private static final double CONTEXT_TOKEN = 0.02;
    private static final double COPY_BLOCK = 50;
    private static final int KV_BYTES = 65536;

    /** Refuses lengths in the wrong order, unknown costs, and costs given beside named ones. */
    public SimulatedConfig {
        Costs.check(costs);
        boolean changed = stepMicros != STEP
                || prefillTokenMicros != PREFILL_TOKEN
                || prefillContextTokenMicros != PREFILL_CONTEXT_TOKEN
                || decodeMicros != DECODE
                || contextTokenMicros != CONTEXT_TOKEN
                || copyBlockMicros != COPY_BLOCK
                || kvBytesPerToken != KV_BYTES;
        if (changed && !costs.equals(Costs.GIVEN)) {
            throw new IllegalArgumentException("costs is '" + costs + "' and options that it replaces are set too; set costs to " + Costs.GIVEN
                    + ", or leave out step-micros, prefill-token-micros, prefill-context-token-micros, decode-micros, context-token-micros, copy-block-micros and kv-bytes-per-token");
        }
        if (outputTokensMax < outputTokensMin) {
            throw new IllegalArgumentException("output-tokens-max is " + outputTokensMax + ", below output-tokens-min " + outputTokensMin
                    + "; give a longest answer that is not shorter than the shortest");
        }
    }
}
