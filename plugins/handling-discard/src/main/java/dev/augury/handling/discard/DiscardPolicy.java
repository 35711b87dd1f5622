package dev.augury.handling.discard;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.Optional;

/** Discards every call, however short. */
final class DiscardPolicy implements HandlingPolicy {

    @Override
    public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
        return Optional.of(Handling.DISCARD);
    }

    @Override
    public Handling onPause(PausedCallView call, StepView view) {
        return Handling.DISCARD;
    }
}
