/**
 * What a replay says at its end.
 *
 * <p>Takes what was measured in a run; gives its figures, as records, as a table for people and as CSV for programs; called by the command line and by whoever
 * compares runs. Every figure that unfinished requests could flatter is given a second time with them.
 */
@NullMarked
package dev.augury.replay.report;

import org.jspecify.annotations.NullMarked;
