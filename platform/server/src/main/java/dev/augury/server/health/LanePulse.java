package dev.augury.server.health;

import org.jspecify.annotations.Nullable;

/**
 * One look at the loop of a lane.
 *
 * @param lane name of the lane
 * @param resting whether the loop waits for messages
 * @param since when it began what it does, in nanoseconds of {@code Time}
 * @param inside the plugin's method that it is inside of, or null when it is in the host's own code
 */
public record LanePulse(String lane, boolean resting, long since, @Nullable String inside) {}
