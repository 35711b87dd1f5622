package dev.augury.core.flow;

/**
 * Names the content of a conversation up to one of its messages, declared tools and template variables included: a cryptographic hash, cut to 128 bits, of
 * what it says and not of how its JSON is written.
 *
 * @param high upper half
 * @param low lower half
 */
public record ConversationKey(long high, long low) {}
