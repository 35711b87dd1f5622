package dev.augury.testing.kit.handling;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wraps a handling policy and misbehaves in one way. */
public final class CrankyHandlingPolicy implements HandlingPolicy {

    /** A way to misbehave. */
    public enum Fault {
        /** Throws when a call begins. */
        THROW_ON_PAUSE,
        /** Throws while calls are under way. */
        THROW_ON_REVISE,
        /** Returns null when a call begins. */
        NULL_ON_PAUSE,
        /** Returns null while calls are under way. */
        NULL_ON_REVISE,
        /** Moves every call under way to the host tier, whether or not that has room. */
        SWAP_ALL,
        /** Names every call under way as a victim twice. */
        DOUBLE_VICTIMS,
        /** Does well when a call begins, but only after its delay. */
        DELAY
    }

    private final HandlingPolicy policy;
    private final Fault fault;
    private final Runnable delay;

    /** Wraps a policy; {@code delay} is used by {@link Fault#DELAY} only. */
    public CrankyHandlingPolicy(HandlingPolicy policy, Fault fault, Runnable delay) {
        this.policy = policy;
        this.fault = fault;
        this.delay = delay;
    }

    @Override
    public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
        return policy.beforeSegment(sequence, view);
    }

    @Override
    public @Nullable Handling onPause(PausedCallView call, StepView view) {
        if (fault == Fault.THROW_ON_PAUSE) {
            throw new IllegalStateException("This policy throws when a call begins, as its test wants");
        }
        if (fault == Fault.DELAY) {
            delay.run();
        }
        return fault == Fault.NULL_ON_PAUSE ? null : policy.onPause(call, view);
    }

    @Override
    public @Nullable HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        HandlingChanges.Builder changes = HandlingChanges.builder();
        return switch (fault) {
            case THROW_ON_REVISE -> throw new IllegalStateException("This policy throws while calls are under way, as its test wants");
            case NULL_ON_REVISE -> null;
            case SWAP_ALL -> {
                calls.forEach(call -> changes.change(call, Handling.SWAP));
                yield changes.build();
            }
            case DOUBLE_VICTIMS -> {
                calls.forEach(call -> changes.victim(call).victim(call));
                yield changes.build();
            }
            case THROW_ON_PAUSE, NULL_ON_PAUSE, DELAY -> policy.revise(calls, view);
        };
    }

    @Override
    public void onReturn(PausedCallView call) {
        policy.onReturn(call);
    }
}
