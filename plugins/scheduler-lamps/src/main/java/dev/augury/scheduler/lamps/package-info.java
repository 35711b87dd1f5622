/**
 * Ranking by predicted memory over time, as LAMPS does (arXiv 2410.18248).
 *
 * <p>Takes the lane before a step, with the predictions of what waits and the handling meant for its calls; gives running sequences their tokens in the order in which
 * they began, then admits waiting and swapped ones in ascending order of their scores, those that waited too long first; called by the loop of a lane through the SPI.
 */
@NullMarked
package dev.augury.scheduler.lamps;

import org.jspecify.annotations.NullMarked;
