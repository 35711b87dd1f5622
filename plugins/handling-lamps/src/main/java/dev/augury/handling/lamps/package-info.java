/**
 * The handling of LAMPS (arXiv 2410.18248), chosen before a segment runs.
 *
 * <p>Takes the prediction of a segment, the running batch and the costs of the machine; gives the handling that will waste least, once at arrival and again at every
 * return from a call; called by the loop of a lane through the SPI.
 */
@NullMarked
package dev.augury.handling.lamps;

import org.jspecify.annotations.NullMarked;
