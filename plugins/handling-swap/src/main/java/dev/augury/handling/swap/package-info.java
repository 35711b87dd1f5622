/**
 * Handling that moves every call's KV to the host tier.
 *
 * <p>Takes paused calls and the room in the host tier; gives {@code SWAP} for each that fits there and a handling of the operator's choice for the others; called by the
 * loop of a lane through the SPI.
 */
@NullMarked
package dev.augury.handling.swap;

import org.jspecify.annotations.NullMarked;
