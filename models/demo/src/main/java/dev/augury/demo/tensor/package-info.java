/**
 * Arithmetic of training: products of matrices in 32-bit floats and the kernels over rows.
 *
 * <p>Takes blocks of row-major matrices and slices of arrays; gives their products, activations and gradients; called by training, one instance per worker.
 */
@NullMarked
package dev.augury.demo.tensor;

import org.jspecify.annotations.NullMarked;
