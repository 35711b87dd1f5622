package dev.augury.testing.kit.schedule;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.RequestView;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.spi.schedule.Verdict;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wraps a scheduling policy and misbehaves in one way from a given plan on. */
public final class CrankySchedulingPolicy implements SchedulingPolicy {

    /** A way to misbehave. */
    public enum Fault {
        /** Throws out of {@code plan}. */
        THROW,
        /** Throws out of an event. */
        THROW_ON_EVENT,
        /** Returns null. */
        NULL,
        /** Grants tokens to a sequence that does not exist. */
        UNKNOWN,
        /** Grants the first sequence tokens twice. */
        DUPLICATE,
        /** Grants no tokens. */
        ZERO,
        /** Grants twice the budget. */
        OVER_BUDGET,
        /** Preempts a sequence that does not run. */
        WRONG_VICTIM,
        /** Plans well, but only after its delay. */
        DELAY
    }

    private final SchedulingPolicy policy;
    private final Fault fault;
    private final int fromPlan;
    private final Runnable delay;
    private int plans;

    /** Misbehaves from plan number {@code fromPlan} on, counted from 1. */
    public CrankySchedulingPolicy(SchedulingPolicy policy, Fault fault, int fromPlan) {
        this(policy, fault, fromPlan, () -> {});
    }

    private CrankySchedulingPolicy(SchedulingPolicy policy, Fault fault, int fromPlan, Runnable delay) {
        this.policy = policy;
        this.fault = fault;
        this.fromPlan = fromPlan;
        this.delay = delay;
    }

    /**
     * Returns a policy that is late from plan number {@code fromPlan} on.
     *
     * @param delay what takes the time: a jump of the test's clock, or a {@link dev.augury.testing.kit.Hang}
     */
    public static CrankySchedulingPolicy late(SchedulingPolicy policy, int fromPlan, Runnable delay) {
        return new CrankySchedulingPolicy(policy, Fault.DELAY, fromPlan, delay);
    }

    @Override
    public Set<Need> needs() {
        return policy.needs();
    }

    @Override
    public Verdict onArrival(RequestView request, StepView view) {
        return policy.onArrival(request, view);
    }

    @Override
    public void onMisfit(SequenceView sequence, int tokens) {
        policy.onMisfit(sequence, tokens);
    }

    @Override
    public void onPaused(SequenceView sequence) {
        policy.onPaused(sequence);
    }

    @Override
    public void onResumed(SequenceView sequence) {
        policy.onResumed(sequence);
    }

    @Override
    public void reconfigure(Record options) {
        policy.reconfigure(options);
    }

    @Override
    public void onEnqueued(SequenceView sequence) {
        policy.onEnqueued(sequence);
    }

    @Override
    public void onStepped(SequenceView sequence, int tokens, int sampled) {
        if (fault == Fault.THROW_ON_EVENT && plans >= fromPlan) {
            throw new IllegalStateException("This policy throws in events, as its test wants");
        }
        policy.onStepped(sequence, tokens, sampled);
    }

    @Override
    public void onPreempted(SequenceView sequence, Preemption preemption) {
        policy.onPreempted(sequence, preemption);
    }

    @Override
    public void onFinished(SequenceView sequence) {
        policy.onFinished(sequence);
    }

    @Override
    public Grants plan(StepView view) {
        plans++;
        return plans < fromPlan ? policy.plan(view) : misbehave(view);
    }

    private @Nullable Grants misbehave(StepView view) {
        Grants good = policy.plan(view);
        List<? extends SequenceView> any = view.running().isEmpty() ? view.waiting() : view.running();
        SequenceView ghost = new ScriptedSequence(Long.MAX_VALUE, Ask.of(new int[] {1}, 1), view.now());
        return switch (fault) {
            case THROW -> throw new IllegalStateException("This policy throws in plan " + plans + ", as its test wants");
            case THROW_ON_EVENT -> good;
            case NULL -> null;
            case UNKNOWN -> Grants.builder().grant(ghost, 1).build();
            case DUPLICATE -> any.isEmpty() ? good : Grants.builder().grant(any.getFirst(), 1).grant(any.getFirst(), 1).build();
            case ZERO -> any.isEmpty() ? good : Grants.builder().grant(any.getFirst(), 0).build();
            case OVER_BUDGET -> any.isEmpty() ? good : Grants.builder().grant(any.getFirst(), 2 * view.tokenBudget()).build();
            case WRONG_VICTIM -> Grants.builder()
                    .preempt(view.waiting().isEmpty() ? ghost : view.waiting().getFirst(), Preemption.RECOMPUTE)
                    .build();
            case DELAY -> {
                delay.run();
                yield good;
            }
        };
    }
}
