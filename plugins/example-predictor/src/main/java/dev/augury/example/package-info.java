/**
 * A small predictor that exists to be copied.
 *
 * <p>Takes the lengths of the answers that each program got lately; gives their mean and quantiles as the prediction for its next answer; called by the host
 * through the SPI. {@code docs/PLUGINS.md} walks through it file by file.
 */
@NullMarked
package dev.augury.example;

import org.jspecify.annotations.NullMarked;
