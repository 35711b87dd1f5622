/**
 * Traces: what requests of the past asked for, and what came of them.
 *
 * <p>Takes files in the forms in which others published theirs; gives requests as numbers of tokens and durations of calls; called by whoever replays them. A
 * trace has no texts: what a request says is made up when it is replayed.
 */
@NullMarked
package dev.augury.replay.trace;

import org.jspecify.annotations.NullMarked;
