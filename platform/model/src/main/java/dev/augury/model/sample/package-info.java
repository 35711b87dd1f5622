/**
 * The reference sampler: how a token is chosen out of logits.
 *
 * <p>Takes one row of logits and what is wanted of it; gives the chosen token and log-probabilities, a function of its input alone. Called
 * by the CPU engine's workers, and by tests as the judge of samplers on devices.
 */
@NullMarked
package dev.augury.model.sample;

import org.jspecify.annotations.NullMarked;
