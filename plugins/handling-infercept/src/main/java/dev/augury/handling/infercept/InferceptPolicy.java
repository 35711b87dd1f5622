package dev.augury.handling.infercept;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.List;
import java.util.Optional;

/** Keeps the blocks of every call at first and decides before each step over all calls that still hold theirs. */
final class InferceptPolicy implements HandlingPolicy {

    private InferceptConfig config;

    InferceptPolicy(InferceptConfig config) {
        this.config = config;
    }

    /** Abstains: nothing is decided before the call is there. */
    @Override
    public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
        return Optional.empty();
    }

    @Override
    public Handling onPause(PausedCallView call, StepView view) {
        return Handling.PRESERVE;
    }

    @Override
    public HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        List<? extends PausedCallView> holding = calls.stream()
                .filter(call -> call.handling() == Handling.PRESERVE && call.blocks() > 0 && !call.sequence().copying())
                .toList();
        if (holding.isEmpty()) {
            return HandlingChanges.NONE;
        }
        Rest rest = new Rest(config.estimator());
        return switch (config.form()) {
            case PAPER -> new LeastWaste(view, rest).revise(holding);
            case CODE -> new ReleasedRule(view, rest).revise(holding);
        };
    }

    @Override
    public void reconfigure(Record options) {
        config = (InferceptConfig) options;
    }
}
