/**
 * The guess: features at arrival, and a prediction before every segment.
 *
 * <p>Takes a tokenised request; gives its feature vector and, within a deadline, a prediction of a segment; called by the pipeline off the loop. A
 * predictor that is late, wrong or busy is replaced by a fallback guess, and counted.
 */
@NullMarked
package dev.augury.core.predict;

import org.jspecify.annotations.NullMarked;
