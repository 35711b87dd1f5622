package dev.augury.engine.cpu.arch;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one layer by role.
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
public record LayerSource(
        VectorSource attentionNorm,
        LinearSource query,
        LinearSource key,
        LinearSource value,
        LinearSource output,
        @Nullable VectorSource queryNorm,
        @Nullable VectorSource keyNorm,
        VectorSource feedNorm,
        LinearSource gate,
        LinearSource up,
        LinearSource down) {

    /** All matrices of the layer. */
    public Stream<MatrixSource> matrices() {
        return Stream.of(query, key, value, output, gate, up, down).map(LinearSource::matrix);
    }
}
