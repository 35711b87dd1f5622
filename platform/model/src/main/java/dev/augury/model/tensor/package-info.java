/**
 * The element types of tensors: sizes, exact block layouts, and the reference conversion from and to 32-bit floats.
 *
 * <p>Takes the bytes of a tensor or an array of floats; gives the other of the two. Called by the readers and writers of model files,
 * by engines that load weights, and by tests as the judge of faster kernels.
 */
@NullMarked
package dev.augury.model.tensor;

import org.jspecify.annotations.NullMarked;
