package dev.augury.demo.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * How to train.
 *
 * @param tokens rows that the whole training computes, learned or not; the horizon of the rate
 * @param seed of the first parameters
 * @param rate largest learning rate of AdamW
 * @param matrixRate largest learning rate of Muon, which then trains the matrices of the layers; 0: AdamW trains all
 * @param warmup steps over which the rate rises to it
 * @param packs batches of documents in a step
 * @param packTokens most tokens in such a batch
 * @param workers threads, each with activations and gradients of its own
 */
public record TrainingOptions(long tokens, long seed, float rate, float matrixRate, int warmup, int packs, int packTokens, int workers) {

    /** Checks that all can be done. */
    public TrainingOptions {
        if (tokens < 1 || warmup < 0 || packs < 1 || packTokens < 1 || workers < 1 || !(rate > 0) || !(matrixRate >= 0)) {
            throw new IllegalArgumentException("Training needs at least 1 token, pack, token per pack and worker and a positive rate (that of matrices may be 0), but got "
                    + tokens + " tokens, rates " + rate + " and " + matrixRate + ", warm-up " + warmup + ", " + packs + " packs of " + packTokens + " tokens, "
                    + workers + " workers");
        }
    }

    /** Returns what suits the demo model on two cores. */
    public static TrainingOptions demo() {
        return new TrainingOptions(20_000_000, 1, 2e-3f, 2e-2f, 60, 2, 1280, 2);
    }

    /** Returns the same with another number of tokens. */
    public TrainingOptions withTokens(long other) {
        return new TrainingOptions(other, seed, rate, matrixRate, warmup, packs, packTokens, workers);
    }

    /** Returns the same with another largest rate, reached after so many steps. */
    public TrainingOptions withRate(float largest, int steps) {
        return new TrainingOptions(tokens, seed, largest, matrixRate, steps, packs, packTokens, workers);
    }

    /** Returns the same with another largest rate of Muon; 0 for AdamW alone. */
    public TrainingOptions withMatrixRate(float largest) {
        return new TrainingOptions(tokens, seed, rate, largest, warmup, packs, packTokens, workers);
    }

    /** Returns the same with so many batches of so many tokens in a step. */
    public TrainingOptions withPacks(int count, int most) {
        return new TrainingOptions(tokens, seed, rate, matrixRate, warmup, count, most, workers);
    }

    /** Returns the same with another number of threads; results then differ in their last bits. */
    public TrainingOptions withWorkers(int other) {
        return new TrainingOptions(tokens, seed, rate, matrixRate, warmup, packs, packTokens, other);
    }

    /** Returns the same with another seed. */
    public TrainingOptions withSeed(long other) {
        return new TrainingOptions(tokens, other, rate, matrixRate, warmup, packs, packTokens, workers);
    }

    Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        entries.put("tokens", Long.toString(tokens));
        entries.put("seed", Long.toString(seed));
        entries.put("rate", Float.toString(rate));
        entries.put("matrixRate", Float.toString(matrixRate));
        entries.put("warmup", Integer.toString(warmup));
        entries.put("packs", Integer.toString(packs));
        entries.put("packTokens", Integer.toString(packTokens));
        entries.put("workers", Integer.toString(workers));
        return entries;
    }

    static TrainingOptions of(Map<String, String> entries) {
        return new TrainingOptions(Long.parseLong(entries.get("tokens")), Long.parseLong(entries.get("seed")),
                Float.parseFloat(entries.get("rate")), Float.parseFloat(entries.getOrDefault("matrixRate", "0")), Integer.parseInt(entries.get("warmup")), Integer.parseInt(entries.get("packs")),
                Integer.parseInt(entries.get("packTokens")), Integer.parseInt(entries.get("workers")));
    }
}
