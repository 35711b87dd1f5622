/**
 * Engines: they run one ragged step of a model and own the memory of the KV cache.
 *
 * <p>Takes a {@link dev.augury.spi.engine.StepPlan}, a map of sequences to tokens; gives a {@link dev.augury.spi.engine.StepResult} with
 * what was sampled; called by the loop of a lane, from one thread at a time. An engine decides nothing: which tokens, which blocks and which
 * sampling are in the plan.
 */
@NullMarked
package dev.augury.spi.engine;

import org.jspecify.annotations.NullMarked;
