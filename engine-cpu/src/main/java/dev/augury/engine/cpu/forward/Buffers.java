package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.arch.ModelShape.Sizes;
import dev.augury.engine.cpu.kernel.Activations;
import dev.augury.engine.cpu.kernel.Rows;

/**
 * Everything a slice computes with, made once.
 *
 * @param stream residual stream, a row per token
 * @param chosenStream residual stream of the tokens whose output is wanted, in the last layer
 * @param normed input of query, key, value, gate and up
 * @param chosenNormed the same of the chosen tokens, in the last layer
 * @param query queries
 * @param key keys
 * @param value values
 * @param heads output of attention
 * @param delta what a block adds to the stream
 * @param gate gate
 * @param feed gate times up
 * @param cosSin rotation of each token
 * @param logits logits of a few tokens
 */
record Buffers(
        Rows stream,
        Rows chosenStream,
        Activations normed,
        Activations chosenNormed,
        Rows query,
        Rows key,
        Rows value,
        Activations heads,
        Rows delta,
        Rows gate,
        Activations feed,
        Rows cosSin,
        Rows logits) {

    /** Rows of logits that are computed together. */
    static final int LOGIT_ROWS = 32;

    /** Bytes per element of {@link Activations}: f32, int8 as pairs and as f32. */
    private static final long ACTIVATION_BYTES = 12;

    static Buffers make(Sizes sizes, int ropeChannels, int tokens) {
        return new Buffers(
                Rows.allocate(tokens, sizes.width()),
                Rows.allocate(tokens, sizes.width()),
                new Activations(tokens, sizes.width()),
                new Activations(tokens, sizes.width()),
                Rows.allocate(tokens, sizes.queryWidth()),
                Rows.allocate(tokens, sizes.keyWidth()),
                Rows.allocate(tokens, sizes.keyWidth()),
                new Activations(tokens, sizes.queryWidth()),
                Rows.allocate(tokens, sizes.width()),
                Rows.allocate(tokens, sizes.feedForward()),
                new Activations(tokens, sizes.feedForward()),
                Rows.allocate(tokens, ropeChannels),
                Rows.allocate(Math.min(LOGIT_ROWS, tokens), sizes.vocabulary()));
    }

    /** Bytes of heap that {@link #make} takes. */
    static long bytes(Sizes sizes, int tokens) {
        long plain = 3L * sizes.width() + sizes.queryWidth() + 2L * sizes.keyWidth() + sizes.feedForward() + sizes.headSize();
        long activations = 2L * sizes.width() + sizes.queryWidth() + sizes.feedForward();
        return tokens * (plain * Float.BYTES + activations * ACTIVATION_BYTES)
                + (long) Math.min(LOGIT_ROWS, tokens) * sizes.vocabulary() * Float.BYTES;
    }
}
