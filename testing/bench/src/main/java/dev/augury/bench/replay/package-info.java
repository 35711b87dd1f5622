/**
 * The systems of the papers beside each other, on one trace in simulated time.
 *
 * <p>Takes a plugin directory, a trace and loads; gives one line of CSV per run, and passes over those that are there already; called by the command
 * {@code systems}. What a run is, {@code platform/replay} says.
 */
@NullMarked
package dev.augury.bench.replay;

import org.jspecify.annotations.NullMarked;
