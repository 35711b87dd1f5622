/**
 * Scheduling: who gets how many tokens in the next step, who is preempted and how, what is prefetched.
 *
 * <p>Takes a {@link dev.augury.spi.schedule.StepView} of the lane; gives {@link dev.augury.spi.schedule.Grants}; called by the loop of the lane
 * before every step. Grants are wishes: the host allocates, enforces the budget and tells in the next events what really happened.
 */
@NullMarked
package dev.augury.spi.schedule;

import org.jspecify.annotations.NullMarked;
