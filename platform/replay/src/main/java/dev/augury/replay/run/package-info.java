/**
 * The replay of a trace in simulated time.
 *
 * <p>Takes a trace, the plugins to try and the size of the machine; gives what became of the requests; called by the command line, and by whoever asks what another
 * policy would have done. It runs the loop, the pool and the policies of {@code core} as they serve, on {@code VirtualTime}: there is no second scheduler here.
 */
@NullMarked
package dev.augury.replay.run;

import org.jspecify.annotations.NullMarked;
