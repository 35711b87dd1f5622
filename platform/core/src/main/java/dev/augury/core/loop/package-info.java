/**
 * The clock: the loop of a lane.
 *
 * <p>Takes the messages of the inbox, the plan and the engine's result; gives token events to the requests and their outcomes to the listener; called by time,
 * which drives it on one thread. Drain → plan → step → apply is one method on one screen: {@link dev.augury.core.loop.LaneLoop#turn}.
 */
@NullMarked
package dev.augury.core.loop;

import org.jspecify.annotations.NullMarked;
