package dev.augury.demo.train;

/**
 * How a training stands.
 *
 * @param step steps taken
 * @param tokens tokens computed
 * @param tokensAll tokens that the training will compute
 * @param loss mean loss of late, in nats
 * @param heldOut loss on held-out documents when it was last measured; not a number before
 * @param tokensPerSecond speed of late
 * @param secondsLeft time left at that speed
 */
public record Status(long step, long tokens, long tokensAll, double loss, double heldOut, double tokensPerSecond, double secondsLeft) {}
