package dev.augury.handling.preserve;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Preserves every call, whatever it costs. */
final class PreservePolicy implements HandlingPolicy {

    private static final Comparator<PausedCallView> YOUNGEST_FIRST = Comparator
            .comparingLong((PausedCallView call) -> call.sequence().arrivedAt())
            .thenComparingLong(call -> call.sequence().id())
            .reversed();

    @Override
    public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
        return Optional.of(Handling.PRESERVE);
    }

    @Override
    public Handling onPause(PausedCallView call, StepView view) {
        return Handling.PRESERVE;
    }

    @Override
    public HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        HandlingChanges.Builder changes = HandlingChanges.builder();
        calls.stream().sorted(YOUNGEST_FIRST).forEach(changes::victim);
        return changes.build();
    }
}
