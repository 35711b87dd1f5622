package dev.augury.core.pipeline;

import dev.augury.core.flow.Sequence;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A handling policy that wishes anything that makes sense and changes its mind often. */
final class ChaosHandling implements HandlingPolicy {

    private final Random random;
    final Set<Sequence> paused = new HashSet<>();
    int pauses;
    int returns;

    ChaosHandling(Random random) {
        this.random = random;
    }

    @Override
    public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(any());
    }

    @Override
    public Handling onPause(PausedCallView call, StepView view) {
        pauses++;
        paused.add((Sequence) call.sequence());
        return any();
    }

    @Override
    public HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        HandlingChanges.Builder changes = HandlingChanges.builder();
        List<PausedCallView> order = new ArrayList<>(calls);
        Collections.shuffle(order, random);
        for (PausedCallView call : order) {
            if (random.nextInt(6) == 0) {
                changes.change(call, any());
            }
            if (random.nextInt(2) == 0) {
                changes.victim(call, random.nextBoolean() ? Handling.SWAP : Handling.DISCARD);
            }
        }
        return changes.build();
    }

    @Override
    public void onReturn(PausedCallView call) {
        returns++;
    }

    private Handling any() {
        return Handling.values()[random.nextInt(3)];
    }
}
