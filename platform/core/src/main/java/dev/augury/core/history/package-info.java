/**
 * The book: what became of every request.
 *
 * <p>Takes outcomes; gives nothing back to the pipeline; called by the loop of a lane when a request is over. The port is implemented by the store, by
 * metrics and by replays.
 */
@NullMarked
package dev.augury.core.history;

import org.jspecify.annotations.NullMarked;
