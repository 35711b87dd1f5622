package dev.augury.spi.engine;

/**
 * Natural logarithms of probabilities under the model's own distribution: before penalties, bias, mask and temperature.
 *
 * @param logprob that of the chosen or given token
 * @param topTokens the most probable tokens, descending, ties by ascending id
 * @param topLogprobs theirs
 */
public record Logprobs(float logprob, int[] topTokens, float[] topLogprobs) {}
