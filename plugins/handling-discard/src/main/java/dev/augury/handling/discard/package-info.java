/**
 * Handling that frees every call's KV.
 *
 * <p>Takes paused calls; gives {@code DISCARD} for each; called by the loop of a lane through the SPI. With a scheduler that serves first who came first this is what
 * an engine does that knows nothing of calls.
 */
@NullMarked
package dev.augury.handling.discard;

import org.jspecify.annotations.NullMarked;
