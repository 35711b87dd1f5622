/**
 * A predictor for replays, which knows what will happen.
 *
 * <p>Takes the truth of segments that are replayed from a script; gives it as their prediction, with Gaussian noise if wanted; called by the host through the SPI.
 */
@NullMarked
package dev.augury.predictor.oracle;

import org.jspecify.annotations.NullMarked;
