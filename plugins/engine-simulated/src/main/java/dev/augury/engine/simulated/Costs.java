package dev.augury.engine.simulated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What steps and copies take, and what a token of KV weighs.
 *
 * @param stepMicros time of a step without tokens
 * @param prefillTokenMicros time per token of a row with several
 * @param prefillContextTokenMicros time per token that a token of such a row reads, cached or before it
 * @param decodeMicros time per row with one token
 * @param contextTokenMicros time per cached token that a row with one token reads
 * @param copyTokenMicros time per token of a block copied
 * @param kvBytesPerToken bytes of KV per token
 */
record Costs(
        double stepMicros, double prefillTokenMicros, double prefillContextTokenMicros, double decodeMicros, double contextTokenMicros, double copyTokenMicros,
        int kvBytesPerToken) {

    /** The name of the costs that the other options give. */
    static final String GIVEN = "given";

    /**
     * {@code T_fwd(x) = c + a·x} as InferCept's released code profiled it (commit 3a1a4da): its attention costs nothing of its own. A copy moves 11.5 GB/s per
     * device, which is what its 40 µs per token of GPT-J are; the 13B model lies on two devices, each of which moves half of a token.
     */
    private static final Map<String, Costs> NAMED = new TreeMap<>(Map.of(
            "gptj-6b-a100", new Costs(10_000, 46.3, 0, 46.3, 0, 40, 458_752),
            "vicuna-13b-2xa100", new Costs(15_400, 27.9, 0, 27.9, 0, 35.7, 819_200)));

    /**
     * Returns the costs that options name or give, or that the file which they name holds.
     *
     * @throws IllegalArgumentException when there are none
     */
    static Costs of(SimulatedConfig options, int blockTokens) {
        if (options.costs().equals(GIVEN)) {
            return new Costs(
                    options.stepMicros(),
                    options.prefillTokenMicros(),
                    options.prefillContextTokenMicros(),
                    options.decodeMicros(),
                    options.contextTokenMicros(),
                    options.copyBlockMicros() / blockTokens,
                    options.kvBytesPerToken());
        }
        return known(options.costs());
    }

    /** Refuses what is neither a known name nor a file of costs. */
    static void check(String costs) {
        if (!costs.equals(GIVEN)) {
            known(costs);
        }
    }

    private static Costs known(String costs) {
        Costs named = NAMED.get(costs);
        if (named != null) {
            return named;
        }
        if (costs.isBlank() || !Files.isRegularFile(Path.of(costs))) {
            throw new IllegalArgumentException("There are no costs '" + costs + "', by name or as a file; set costs to one of: " + GIVEN + ", "
                    + String.join(", ", NAMED.keySet()) + ", or to a file that 'augury bench costs --out FILE' wrote");
        }
        return CostFile.read(Path.of(costs));
    }
}
