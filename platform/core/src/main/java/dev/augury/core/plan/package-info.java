/**
 * The plan of one step.
 *
 * <p>Takes the queue, the pool and the wishes of the scheduling policy; gives a step plan whose blocks are allocated and whose tokens keep the budget, and the
 * movements between tiers that go with it; called by the loop before every step, on its thread. A policy that misbehaves is replaced here, in that very step.
 */
@NullMarked
package dev.augury.core.plan;

import org.jspecify.annotations.NullMarked;
