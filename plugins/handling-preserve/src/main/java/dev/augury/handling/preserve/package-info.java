/**
 * Handling that keeps every call's KV on the device.
 *
 * <p>Takes paused calls; gives {@code PRESERVE} for each and, for when memory runs out, the order in which they lose their blocks: the youngest request first;
 * called by the loop of a lane through the SPI.
 */
@NullMarked
package dev.augury.handling.preserve;

import org.jspecify.annotations.NullMarked;
