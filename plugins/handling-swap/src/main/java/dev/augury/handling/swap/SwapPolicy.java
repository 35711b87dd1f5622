package dev.augury.handling.swap;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Swaps every call that finds room. */
final class SwapPolicy implements HandlingPolicy {

    private static final Comparator<PausedCallView> YOUNGEST_FIRST = Comparator
            .comparingLong((PausedCallView call) -> call.sequence().arrivedAt())
            .thenComparingLong(call -> call.sequence().id())
            .reversed();

    private SwapConfig config;

    SwapPolicy(SwapConfig config) {
        this.config = config;
    }

    @Override
    public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
        return Optional.of(view.totalBlocks(BlockTier.HOST) > 0 ? Handling.SWAP : otherwise());
    }

    @Override
    public Handling onPause(PausedCallView call, StepView view) {
        return view.totalBlocks(BlockTier.HOST) > 0 && call.blocks() <= view.freeBlocks(BlockTier.HOST) ? Handling.SWAP : otherwise();
    }

    /** Moves calls that had to stay, in the order of their pauses, as far as there is room; those that still stay are victims, the youngest first. */
    @Override
    public HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        List<? extends PausedCallView> kept = calls.stream().filter(call -> call.handling() == Handling.PRESERVE && call.blocks() > 0).toList();
        if (kept.isEmpty()) {
            return HandlingChanges.NONE;
        }
        HandlingChanges.Builder changes = HandlingChanges.builder();
        int room = view.freeBlocks(BlockTier.HOST);
        List<PausedCallView> victims = new ArrayList<>();
        for (PausedCallView call : kept) {
            if (call.blocks() <= room && !call.sequence().copying()) {
                room -= call.blocks();
                changes.change(call, Handling.SWAP);
            } else {
                victims.add(call);
            }
        }
        victims.stream().sorted(YOUNGEST_FIRST).forEach(call -> changes.victim(call, Handling.SWAP));
        return changes.build();
    }

    private Handling otherwise() {
        return switch (config.otherwise()) {
            case DISCARD -> Handling.DISCARD;
            case PRESERVE -> Handling.PRESERVE;
        };
    }

    @Override
    public void reconfigure(Record options) {
        config = (SwapConfig) options;
    }
}
