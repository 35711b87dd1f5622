package dev.augury.core.plan;

/**
 * The KV that a lane holds for clients that perform calls. Constant.
 *
 * @param prefixes how many prefixes have KV
 * @param deviceTokens tokens of it on the device
 * @param hostTokens tokens of it in the host tier
 * @param deviceBlocks device blocks that nobody else uses and that are not being copied, to be had on demand
 * @param evictions prefixes that lost it so far because others needed the room
 */
public record RetainedKv(int prefixes, long deviceTokens, long hostTokens, int deviceBlocks, long evictions) {}
