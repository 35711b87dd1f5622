/**
 * Handling: what becomes of a sequence's KV while its call runs.
 *
 * <p>Takes views of sequences and of all paused calls; gives a {@link dev.augury.spi.handling.Handling} per call and changes to it; called by the loop
 * of the lane. The handling policy alone decides handling; schedulers see what it intends.
 */
@NullMarked
package dev.augury.spi.handling;

import org.jspecify.annotations.NullMarked;
