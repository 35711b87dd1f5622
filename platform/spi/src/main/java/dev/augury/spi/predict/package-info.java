/**
 * Prediction: how long the answer will be, whether a call will come, how long it will take.
 *
 * <p>Takes the features of a segment about to run and, later, what really happened; gives a {@link dev.augury.spi.predict.Prediction} with mean and
 * quantiles; called by the host off the loop. Predictors learn from the history that the host records.
 */
@NullMarked
package dev.augury.spi.predict;

import org.jspecify.annotations.NullMarked;
