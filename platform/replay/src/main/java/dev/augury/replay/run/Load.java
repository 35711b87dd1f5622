package dev.augury.replay.run;

/**
 * What arrives, and for how long it is watched.
 *
 * @param rate requests per second
 * @param seconds length of the window; what is not over at its end counts as unfinished
 * @param seed of arrivals, of what they repeat, and of all chance in plugins
 */
public record Load(double rate, double seconds, long seed) {}
