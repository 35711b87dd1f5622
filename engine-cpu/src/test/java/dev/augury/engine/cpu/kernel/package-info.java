/**
 * Takes random weights, activations and shapes, each from a seed.
 * Gives proof that operators mean what they say and that fast ones equal the judge bit for bit.
 * Called by the build.
 */
@NullMarked
package dev.augury.engine.cpu.kernel;

import org.jspecify.annotations.NullMarked;
