package dev.augury.scheduler.fcfs;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** First come, first served: every plan is made anew from the view; only blocks on their way out, and returns where they count, are remembered from step to step. */
final class FcfsPolicy implements SchedulingPolicy {

    /** Sequences whose device blocks become free when their copies to the host tier end. */
    private final List<SequenceView> leaving = new ArrayList<>();

    private final Line line = new Line();
    private FcfsConfig config;

    FcfsPolicy(FcfsConfig config) {
        this.config = config;
    }

    @Override
    public Set<Need> needs() {
        return config.preemption() == Preemption.SWAP ? Set.of(Need.HOST_TIER) : Set.of();
    }

    @Override
    public void onPreempted(SequenceView sequence, Preemption preemption) {
        if (preemption == Preemption.SWAP) {
            leaving.add(sequence);
        }
    }

    @Override
    public void onResumed(SequenceView sequence) {
        if (config.resumed() == Resumed.TAIL) {
            line.returned(sequence);
        }
    }

    @Override
    public Grants plan(StepView view) {
        leaving.removeIf(sequence -> sequence.state() != SequenceState.SWAPPED || !sequence.copying());
        int coming = 0;
        for (SequenceView sequence : leaving) {
            coming += Ledger.blocks(view, sequence.computedTokens());
        }
        return new FcfsPlan(view, config, new Ledger(view, coming), line.of(view)).make();
    }

    @Override
    public void reconfigure(Record options) {
        config = (FcfsConfig) options;
    }
}
