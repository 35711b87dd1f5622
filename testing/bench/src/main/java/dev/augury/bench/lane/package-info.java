/**
 * Our engine without a host: one model, one sequence at a time.
 *
 * <p>Takes a model file and the engine's options; gives logits of prompts and single steps to be timed; called by the judge and the benchmarks.
 */
@NullMarked
package dev.augury.bench.lane;

import org.jspecify.annotations.NullMarked;
