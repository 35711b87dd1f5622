/**
 * Arithmetic of training: products of matrices in 32-bit floats.
 *
 * <p>Takes blocks of row-major matrices; gives their products; called by training, one instance per worker.
 */
@NullMarked
package dev.augury.demo.tensor;

import org.jspecify.annotations.NullMarked;
