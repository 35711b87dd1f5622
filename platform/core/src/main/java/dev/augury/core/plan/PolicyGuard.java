package dev.augury.core.plan;

import dev.augury.core.flow.Sequence;
import dev.augury.core.time.Time;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.RequestView;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.StepView;
import dev.augury.spi.schedule.Verdict;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the host and its scheduling policy. A policy that throws, returns nonsense or overruns its deadline is quarantined: it is never called again,
 * and the built-in first-come-first-served answers in its place, in the same call. One that never returns can only be named, by the heartbeat.
 */
public final class PolicyGuard {

    /** Name of the built-in policy. */
    public static final String FALLBACK = "fcfs (built in)";

    private final SchedulingPolicy fallback = new FallbackFcfs();
    private final GrantCheck check;
    private final Watched watched;
    private final Watch watch;
    private SchedulingPolicy policy;

    /**
     * A policy and how it is watched.
     *
     * @param name its name
     * @param policy the policy
     * @param deadlineNanos longest time that one call may take
     * @param onQuarantine is told its name and why it was replaced, on the loop's thread
     */
    public record Watched(String name, SchedulingPolicy policy, long deadlineNanos, QuarantineListener onQuarantine) {}

    /** Is told that a policy was replaced. */
    @FunctionalInterface
    public interface QuarantineListener {

        /** Takes the name of the plugin, one sentence that says why, and what it threw, if it threw. */
        void quarantined(String plugin, String reason, @Nullable Throwable cause);
    }

    PolicyGuard(Watched watched, GrantCheck check, Heartbeat heartbeat, Time time) {
        this.watched = watched;
        this.check = check;
        watch = new Watch(new Watch.Plugin("scheduler " + watched.name(), watched.deadlineNanos(), watched.onQuarantine()), heartbeat, time);
        policy = watched.policy();
    }

    /** Returns the name of the policy in charge. */
    public String active() {
        return watch.quarantined() ? FALLBACK : watched.name();
    }

    /** Hands over new options; returns why the policy did not take them, or null when it did. */
    @Nullable String reconfigure(Record options) {
        if (!watch.quarantined()) {
            call("reconfigure", () -> {
                policy.reconfigure(options);
                return null;
            });
        }
        return watch.quarantined() ? watch.ignored() : null;
    }

    /** Asks for grants, which make sense. */
    Grants plan(StepView view) {
        if (watch.quarantined()) {
            return fallback.plan(view);
        }
        Grants grants = call("plan", () -> policy.plan(view));
        String problem = watch.quarantined() ? null : check.problem(grants);
        if (problem != null) {
            quarantine("plan: " + problem, null);
        }
        return watch.quarantined() || grants == null ? fallback.plan(view) : grants;
    }

    /** Asks the built-in policy, without replacing the one in charge. */
    Grants fallbackPlan(StepView view) {
        return fallback.plan(view);
    }

    /** Asks for a verdict on a request. */
    public Verdict onArrival(RequestView request, StepView view) {
        Verdict verdict = call("onArrival", () -> policy.onArrival(request, view));
        if (verdict == null && !watch.quarantined()) {
            quarantine("onArrival: it returned null instead of a verdict", null);
        }
        return verdict == null ? Verdict.ADMIT : verdict;
    }

    /** Returns the most steps that a sequence waits as the policy promises, if none keeps its blocks longer than that; empty where it promises nothing. */
    OptionalLong waitMax(StepView view, long stayMax) {
        OptionalLong promised = call("waitMax", () -> policy.waitMax(view, stayMax));
        return promised == null || watch.quarantined() ? OptionalLong.empty() : promised;
    }

    /** Tells the policy that a sequence entered the queue. */
    public void onEnqueued(Sequence sequence) {
        call("onEnqueued", () -> {
            policy.onEnqueued(sequence);
            return null;
        });
    }

    /** Tells the policy what a step computed. */
    public void onStepped(Sequence sequence, int tokens, int sampled) {
        call("onStepped", () -> {
            policy.onStepped(sequence, tokens, sampled);
            return null;
        });
    }

    /** Tells the policy that a grant was not carried out. */
    void onMisfit(Sequence sequence, int tokens) {
        call("onMisfit", () -> {
            policy.onMisfit(sequence, tokens);
            return null;
        });
    }

    /** Tells the policy that a sequence lost its place. */
    public void onPreempted(Sequence sequence, Preemption preemption) {
        call("onPreempted", () -> {
            policy.onPreempted(sequence, preemption);
            return null;
        });
    }

    /** Tells the policy that a sequence is over. */
    public void onFinished(Sequence sequence) {
        call("onFinished", () -> {
            policy.onFinished(sequence);
            return null;
        });
    }

    /** Tells the policy that a sequence waits for calls. */
    void onPaused(Sequence sequence) {
        call("onPaused", () -> {
            policy.onPaused(sequence);
            return null;
        });
    }

    /** Tells the policy that the calls of a sequence are over and it goes on. */
    void onResumed(Sequence sequence) {
        call("onResumed", () -> {
            policy.onResumed(sequence);
            return null;
        });
    }

    /** Replaces the policy for good. */
    void quarantine(String reason, @Nullable Throwable cause) {
        policy = fallback;
        watch.quarantine(reason, cause);
    }

    /** Returns what the policy says; null also when it was quarantined for how it said it. */
    private <T> @Nullable T call(String method, Supplier<@Nullable T> work) {
        if (watch.quarantined()) {
            return work.get();
        }
        T result = watch.call(method, work);
        if (watch.quarantined()) {
            policy = fallback;
        }
        return result;
    }
}
