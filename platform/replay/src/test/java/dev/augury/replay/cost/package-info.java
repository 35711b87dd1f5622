/**
 * Tests of measured costs.
 *
 * <p>Takes the engine {@code simulated} with known costs; gives proof that measuring finds them again; called by the build.
 */
@NullMarked
package dev.augury.replay.cost;

import org.jspecify.annotations.NullMarked;
