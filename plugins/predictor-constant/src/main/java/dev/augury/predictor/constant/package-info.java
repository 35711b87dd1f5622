/**
 * A predictor that says what it is told.
 *
 * <p>Takes lengths, probabilities and durations from its options; gives them as the prediction of every segment, within the limits of its request; called by the host
 * through the SPI.
 */
@NullMarked
package dev.augury.predictor.constant;

import org.jspecify.annotations.NullMarked;
