/**
 * The line: the inbox of a lane and its sequences in order.
 *
 * <p>Takes messages from any thread and sequences from the loop; gives the messages to the loop and ordered views of who waits, runs and is swapped to plan;
 * called by the pipeline (inbox) and by plan and loop on the loop's thread (everything else). New requests are bounded at the door, control messages by the
 * requests that are open.
 */
@NullMarked
package dev.augury.core.queue;

import org.jspecify.annotations.NullMarked;
