package dev.augury.engine.cpu.arch;

import org.jspecify.annotations.Nullable;

/**
 * A matrix and what is added to its product.
 *
 * @param matrix weights
 * @param bias one element per row, or null
 */
public record LinearSource(MatrixSource matrix, @Nullable VectorSource bias) {}
