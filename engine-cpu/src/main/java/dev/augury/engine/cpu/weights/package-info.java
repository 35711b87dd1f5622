/**
 * The weights of a model in memory.
 *
 * <p>Takes tensors as the file holds them; gives matrices repacked for the kernels, and says beforehand how much memory that takes;
 * called by the engine while it loads. After loading, nothing but the embedding is read from the file.
 */
@NullMarked
package dev.augury.engine.cpu.weights;

import org.jspecify.annotations.NullMarked;
