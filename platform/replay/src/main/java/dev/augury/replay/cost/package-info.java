/**
 * What an engine's steps and copies cost, measured and fitted.
 *
 * <p>Takes an engine, a clock and a time limit; gives the costs that a replay needs, and how far each measured shape lies from them; called by the command line. The
 * fit is {@code core}'s cost model, by which a lane that serves decides: there is no second one here.
 */
@NullMarked
package dev.augury.replay.cost;

import org.jspecify.annotations.NullMarked;
