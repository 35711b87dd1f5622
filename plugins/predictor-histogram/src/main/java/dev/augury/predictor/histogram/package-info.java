/**
 * A predictor that counts.
 *
 * <p>Takes the lengths of segments per program, tenant and model and the durations and response lengths of calls per tool, the latest counting most; gives means and
 * quantiles, of the narrowest scope that has seen enough; called by the host through the SPI.
 */
@NullMarked
package dev.augury.predictor.histogram;

import org.jspecify.annotations.NullMarked;
