package dev.augury.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a loop is doing, and since when, for those who watch it. Written by the loop, read from any thread: a loop that hangs inside a plugin cannot say so
 * itself.
 */
public final class Heartbeat {

    private volatile Pulse pulse = new Pulse(true, 0, null, null);

    /**
     * One look at a loop.
     *
     * @param resting whether it waits for messages
     * @param since when it began what it does, in nanoseconds of {@code Time}
     * @param plugin the plugin that it is inside of, for example {@code scheduler lamps}, or null when it is in the host's own code
     * @param method the method of the plugin, or null
     */
    public record Pulse(boolean resting, long since, @Nullable String plugin, @Nullable String method) {

        /** Returns plugin and method in one text, for example {@code scheduler lamps: plan}, or null. */
        public @Nullable String inside() {
            return plugin == null ? null : plugin + ": " + method;
        }

        /** Returns whether the loop has been doing one thing for longer than that many nanoseconds. */
        public boolean stuck(long now, long nanos) {
            return !resting && now - since > nanos;
        }
    }

    /** Says that the loop works in the host's own code. */
    public void beat(long now) {
        pulse = new Pulse(false, now, null, null);
    }

    /** Says that the loop enters a method of a plugin. */
    public void enter(String plugin, String method, long now) {
        pulse = new Pulse(false, now, plugin, method);
    }

    /** Says that the loop waits for messages. */
    public void rest(long now) {
        pulse = new Pulse(true, now, null, null);
    }

    /** Returns what the loop is doing. */
    public Pulse pulse() {
        return pulse;
    }
}
