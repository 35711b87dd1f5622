/**
 * The guess: features and predictions at arrival.
 *
 * <p>Takes a tokenised request; gives its feature vector and, within a deadline, a prediction of its first segment; called by the pipeline off the loop. A
 * predictor that is late, wrong or busy is replaced by a fallback guess, and counted.
 */
@NullMarked
package dev.augury.core.predict;

import org.jspecify.annotations.NullMarked;
