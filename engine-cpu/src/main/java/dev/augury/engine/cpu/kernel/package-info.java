/**
 * Takes weight tensors as the model file holds them and rows of activations.
 * Gives products, norms, rotations and attention sums whose bits depend on the row alone: never on how many rows are in the step, on
 * the thread, on the vector width or on the kernel that was chosen.
 * Called by the forward pass of the CPU engine, on its worker team.
 */
@NullMarked
package dev.augury.engine.cpu.kernel;

import org.jspecify.annotations.NullMarked;
