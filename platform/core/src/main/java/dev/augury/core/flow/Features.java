package dev.augury.core.flow;

/**
 * What a request looked like at its arrival, as numbers: what predictors learn from and history keeps. The text cannot be read back.
 *
 * @param version version of the layout of {@code values}
 * @param values the vector; not to be changed
 * @param templateHash salted hash of the chat template, 0 without one
 * @param systemHash salted hash of the system prompt, 0 without one
 * @param toolsHash salted hash of the declared tools, 0 without any
 */
public record Features(int version, float[] values, long templateHash, long systemHash, long toolsHash) {}
