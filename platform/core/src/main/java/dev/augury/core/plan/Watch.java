package dev.augury.core.plan;

import dev.augury.core.plan.PolicyGuard.QuarantineListener;
import dev.augury.core.time.Time;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls a plugin under its deadline, and remembers for good that it misbehaved. One that never returns can only be named, by the heartbeat. */
final class Watch {

    private final Plugin plugin;
    private final Heartbeat heartbeat;
    private final Time time;
    private boolean quarantined;

    /**
     * A plugin that is watched.
     *
     * @param name kind and name, for example {@code scheduler lamps}
     * @param deadlineNanos longest time that one call may take
     * @param onQuarantine is told why it is called no more, on the loop's thread
     */
    record Plugin(String name, long deadlineNanos, QuarantineListener onQuarantine) {}

    Watch(Plugin plugin, Heartbeat heartbeat, Time time) {
        this.plugin = plugin;
        this.heartbeat = heartbeat;
        this.time = time;
    }

    /** Returns whether the plugin is called no more. */
    boolean quarantined() {
        return quarantined;
    }

    /** Returns why a plugin that is called no more takes no options. */
    String ignored() {
        return "The " + plugin.name() + " is quarantined and takes no options; the log says why, and a restart reinstates it.";
    }

    /** Says that the plugin is called no more. */
    void quarantine(String reason, @Nullable Throwable cause) {
        quarantined = true;
        plugin.onQuarantine().quarantined(plugin.name(), reason, cause);
    }

    /** Returns what the plugin says; null also when it was quarantined for how it said it. Not to be called after that. */
    <T> @Nullable T call(String method, Supplier<@Nullable T> work) {
        long before = time.now();
        heartbeat.enter(plugin.name(), method, before);
        T result;
        try {
            result = work.get();
        } catch (Throwable failure) {
            heartbeat.beat(time.now());
            quarantine(method + " threw " + failure, failure);
            return null;
        }
        long after = time.now();
        heartbeat.beat(after);
        if (after - before > plugin.deadlineNanos()) {
            quarantine(method + " took " + (after - before) / 1_000_000 + " ms, over its deadline of " + plugin.deadlineNanos() / 1_000_000 + " ms", null);
            return null;
        }
        return result;
    }
}
