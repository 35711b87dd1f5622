package dev.augury.core.plan;

import dev.augury.core.plan.PolicyGuard.QuarantineListener;
import dev.augury.core.time.Time;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the host and its handling policy. One that throws, returns nonsense or overruns its deadline is quarantined; from then on, as on a lane without
 * a handling policy, the KV of paused sequences is preserved.
 */
public final class HandlingGuard {

    /** Name of the built-in handling. */
    public static final String FALLBACK = "preserve (built in)";

    private final Watched watched;
    private final Watch watch;

    /**
     * A handling policy and how it is watched.
     *
     * @param name its name
     * @param policy the policy, or null for the built-in handling
     * @param deadlineNanos longest time that one call may take
     * @param onQuarantine is told its name and why it was replaced, on the loop's thread
     */
    public record Watched(String name, @Nullable HandlingPolicy policy, long deadlineNanos, QuarantineListener onQuarantine) {}

    HandlingGuard(Watched watched, Heartbeat heartbeat, Time time) {
        this.watched = watched;
        watch = new Watch(new Watch.Plugin("handling " + watched.name(), watched.deadlineNanos(), watched.onQuarantine()), heartbeat, time);
    }

    /** Returns the name of the handling in charge. */
    public String active() {
        return policy() == null ? FALLBACK : watched.name();
    }

    /** Asks for the handling meant for the call that ends the segment about to run. */
    Optional<Handling> beforeSegment(SequenceView sequence, HandlingView view) {
        HandlingPolicy policy = policy();
        if (policy == null) {
            return Optional.of(Handling.PRESERVE);
        }
        Optional<Handling> intended = watch.call("beforeSegment", () -> policy.beforeSegment(sequence, view));
        if (intended == null && !watch.quarantined()) {
            watch.quarantine("beforeSegment: it returned null instead of a handling, or nothing to abstain", null);
        }
        return intended == null ? Optional.of(Handling.PRESERVE) : intended;
    }

    /** Asks for the handling of a call that just began. */
    Handling onPause(PausedCallView call, HandlingView view) {
        HandlingPolicy policy = policy();
        Handling handling = policy == null ? Handling.PRESERVE : watch.call("onPause", () -> policy.onPause(call, view));
        if (handling == null && !watch.quarantined()) {
            watch.quarantine("onPause: it returned null instead of a handling", null);
        }
        return handling == null ? Handling.PRESERVE : handling;
    }

    /** Asks for changes to calls under way; they make sense. */
    HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        HandlingPolicy policy = policy();
        if (policy == null) {
            return HandlingChanges.NONE;
        }
        HandlingChanges changes = watch.call("revise", () -> policy.revise(calls, view));
        String problem = watch.quarantined() ? null : problem(changes, calls);
        if (problem != null) {
            watch.quarantine("revise: " + problem, null);
        }
        return changes == null || watch.quarantined() ? HandlingChanges.NONE : changes;
    }

    /** Tells the policy that a call returned. */
    void onReturn(PausedCallView call) {
        HandlingPolicy policy = policy();
        if (policy != null) {
            watch.call("onReturn", () -> {
                policy.onReturn(call);
                return null;
            });
        }
    }

    /** Hands over new options; returns why the policy did not take them, or null when it did. */
    @Nullable String reconfigure(Record options) {
        HandlingPolicy policy = policy();
        if (policy != null) {
            watch.call("reconfigure", () -> {
                policy.reconfigure(options);
                return null;
            });
        }
        if (watched.policy() == null) {
            return "The lane has no handling policy and preserves all KV; choose one with augury.handling.name and restart.";
        }
        return watch.quarantined() ? watch.ignored() : null;
    }

    private @Nullable HandlingPolicy policy() {
        return watch.quarantined() ? null : watched.policy();
    }

    private static @Nullable String problem(@Nullable HandlingChanges changes, List<? extends PausedCallView> calls) {
        if (changes == null) {
            return "it returned null instead of changes";
        }
        if (changes.changes().isEmpty() && changes.victims().isEmpty()) {
            return null;
        }
        Set<Long> paused = new HashSet<>();
        calls.forEach(call -> paused.add(call.sequence().id()));
        for (Map.Entry<Long, Handling> change : changes.changes().entrySet()) {
            if (!paused.contains(change.getKey())) {
                return "it changes the handling of sequence " + change.getKey() + ", which is not among the calls under way";
            }
        }
        for (long victim : changes.victims()) {
            if (!paused.remove(victim)) {
                return "its victim " + victim + " is not among the calls under way, or is named twice";
            }
        }
        return null;
    }
}
