/**
 * Tools that every host can run: a calculator and a clock.
 *
 * <p>Takes calls with their arguments as JSON; gives a number, a date and time, or a few words on what was wrong; called by the host through the SPI. The form of
 * arguments and responses is the one that the demo model has learned.
 */
@NullMarked
package dev.augury.executor.builtin;

import org.jspecify.annotations.NullMarked;
