package dev.augury.replay.measure;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.RequestView;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.spi.schedule.Verdict;
import java.util.Set;
import java.util.function.LongSupplier;

/** A scheduling policy whose sequences' waits are measured: from arrival, return or loss of the place to the step in which a sequence is served. */
public final class WatchedPolicy implements SchedulingPolicy {

    private final SchedulingPolicy policy;
    private final Waits waits;
    private final KvUse use;
    private final LongSupplier now;

    /** Watches a policy. */
    public WatchedPolicy(SchedulingPolicy policy, Waits waits, KvUse use, LongSupplier now) {
        this.policy = policy;
        this.waits = waits;
        this.use = use;
        this.now = now;
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
    public void onEnqueued(SequenceView sequence) {
        boolean anew = sequence.segment() == 0 && sequence.preemptions() == 0;
        waits.begin(sequence.id(), anew ? sequence.request().arrivedAt() : now.getAsLong());
        policy.onEnqueued(sequence);
    }

    @Override
    public void onStepped(SequenceView sequence, int tokens, int sampled) {
        waits.served(sequence.id());
        policy.onStepped(sequence, tokens, sampled);
    }

    @Override
    public void onMisfit(SequenceView sequence, int tokens) {
        policy.onMisfit(sequence, tokens);
    }

    @Override
    public void onPreempted(SequenceView sequence, Preemption preemption) {
        waits.begin(sequence.id(), now.getAsLong());
        policy.onPreempted(sequence, preemption);
    }

    @Override
    public void onPaused(SequenceView sequence) {
        waits.over(sequence.id());
        policy.onPaused(sequence);
    }

    @Override
    public void onResumed(SequenceView sequence) {
        waits.begin(sequence.id(), now.getAsLong());
        policy.onResumed(sequence);
    }

    @Override
    public void onFinished(SequenceView sequence) {
        waits.over(sequence.id());
        policy.onFinished(sequence);
    }

    @Override
    public Grants plan(StepView view) {
        waits.step(view.now());
        use.view(view);
        return policy.plan(view);
    }

    @Override
    public void reconfigure(Record options) {
        policy.reconfigure(options);
    }
}
