/**
 * Doubles for prediction and the contract that every predictor keeps.
 *
 * <p>Takes segments and outcomes made by hand or by a seed; gives predictors that say what a script says or misbehave; called by tests of the host, and by
 * tests of predictors through {@link dev.augury.testing.kit.predict.PredictorContract}.
 */
@NullMarked
package dev.augury.testing.kit.predict;

import org.jspecify.annotations.NullMarked;
