package dev.augury.engine.cpu.weights;

import org.jspecify.annotations.Nullable;

/**
 * The weights of one layer by role; see {@link dev.augury.engine.cpu.arch.LayerSource}.
 *
 * @param attentionNorm before attention
 * @param query to query heads
 * @param key to key heads
 * @param value to value heads
 * @param output from the heads back
 * @param queryNorm on each query head, or null
 * @param keyNorm on each key head, or null
 * @param feedNorm before the feed-forward block
 * @param gate to what the sigmoid gates
 * @param up to what it is multiplied with
 * @param down back
 */
public record LayerWeights(
        float[] attentionNorm,
        Linear query,
        Linear key,
        Linear value,
        Linear output,
        float @Nullable [] queryNorm,
        float @Nullable [] keyNorm,
        float[] feedNorm,
        Linear gate,
        Linear up,
        Linear down) {}
