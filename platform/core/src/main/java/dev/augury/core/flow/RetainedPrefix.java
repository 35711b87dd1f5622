package dev.augury.core.flow;

/**
 * What an answer that ended in calls of the client leaves for the request that follows it.
 *
 * @param id unique within the life of its keeper
 * @param tokens the prompt and the answer, as they were computed and generated; not to be changed
 * @param ended whether the last of them ends the model's turn; it does not where the turn was over before the model said so
 * @param expiresAt until when it is kept, in nanoseconds of {@code Time}
 */
public record RetainedPrefix(long id, int[] tokens, boolean ended, long expiresAt) {}
