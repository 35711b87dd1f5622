package dev.augury.handling.lamps;

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

/**
 * Decides before a segment runs. In the paper form a call gets what was decided, unless the host tier has no room; in the code form it keeps its blocks at first
 * and {@link Release} acts on what was decided.
 */
final class LampsPolicy implements HandlingPolicy {

    private static final double NANOS = 1e9;

    private final Ledger ledger = new Ledger();
    private LampsConfig config;

    LampsPolicy(LampsConfig config) {
        this.config = config;
    }

    /** Abstains where nothing is predicted. */
    @Override
    public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
        return sequence.prediction().map(prediction -> {
            Judgement judgement = new Judge(config).ahead(sequence, prediction, view);
            if (config.form() == LampsConfig.Form.CODE) {
                ledger.decided(sequence, judgement);
            }
            return judgement.handling();
        });
    }

    @Override
    public Handling onPause(PausedCallView call, StepView view) {
        boolean canSwap = call.blocks() > 0 && call.blocks() <= view.freeBlocks(BlockTier.HOST);
        if (config.form() == LampsConfig.Form.CODE) {
            ledger.paused(call.sequence(), () -> unprepared(call, view, canSwap));
            return Handling.PRESERVE;
        }
        Handling decided = view.intendedHandling(call.sequence()).orElseGet(() -> unprepared(call, view, canSwap).handling());
        return decided == Handling.SWAP && !canSwap ? unprepared(call, view, false).handling() : decided;
    }

    /** A call whose duration nobody predicted is preserved. */
    private Judgement unprepared(PausedCallView call, StepView view, boolean canSwap) {
        return new Judge(config).now(call.sequence(), call.predictedSeconds().orElse(0), view, canSwap);
    }

    @Override
    public HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        ledger.keepOnly(calls);
        List<PausedCallView> holding = new ArrayList<>();
        for (PausedCallView call : calls) {
            if (call.handling() == Handling.PRESERVE && call.blocks() > 0 && !call.sequence().copying()) {
                holding.add(call);
            }
        }
        if (holding.isEmpty()) {
            return HandlingChanges.NONE;
        }
        return switch (config.form()) {
            case PAPER -> victims(holding, view.now());
            case CODE -> Release.of(holding, call -> ledger.of(call.sequence()), view.freeBlocks(BlockTier.HOST));
        };
    }

    /** Nothing changes; when memory runs out, those that will waste most of it from now on give up their last blocks first. */
    private static HandlingChanges victims(List<PausedCallView> holding, long now) {
        HandlingChanges.Builder changes = HandlingChanges.builder();
        holding.stream()
                .sorted(Comparator.comparingDouble((PausedCallView call) -> left(call, now) * call.sequence().computedTokens()).reversed())
                .forEach(call -> changes.victim(call, Handling.SWAP));
        return changes.build();
    }

    private static double left(PausedCallView call, long now) {
        return Math.max(0, call.predictedSeconds().orElse(Double.MAX_VALUE) - (now - call.startedAt()) / NANOS);
    }

    @Override
    public void onReturn(PausedCallView call) {
        ledger.returned(call.sequence());
    }

    @Override
    public void reconfigure(Record options) {
        config = (LampsConfig) options;
    }
}
