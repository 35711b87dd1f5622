/**
 * Time as a parameter.
 *
 * <p>Takes messages to deliver later and work to do elsewhere; gives the present time; called by every stage of core, which reads no clock and starts no
 * thread otherwise. In production it is a monotonic clock and virtual threads, in simulation one thread and one ordered queue of events.
 */
@NullMarked
package dev.augury.core.time;

import org.jspecify.annotations.NullMarked;
