/**
 * Doubles for scheduling and the contract that every scheduling policy keeps.
 *
 * <p>Takes requests and a policy; gives a small lane that plans and applies steps as the SPI's documents say, block by block, and says what happened
 * ({@link dev.augury.testing.kit.schedule.ScriptedLane}); called by tests of policies through
 * {@link dev.augury.testing.kit.schedule.SchedulingPolicyContract}, and by tests of the host, which use the scripted and cranky policies.
 */
@NullMarked
package dev.augury.testing.kit.schedule;

import org.jspecify.annotations.NullMarked;
