/**
 * First come, first served with continuous batching.
 *
 * <p>Takes the lane before a step; gives running sequences their tokens, evicts the youngest when blocks run out and admits from the head of the queue;
 * called by the loop of a lane through the SPI. The rules are those of vLLM's V1 scheduler, its fixed budgets being options.
 */
@NullMarked
package dev.augury.scheduler.fcfs;

import org.jspecify.annotations.NullMarked;
