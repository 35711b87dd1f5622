package dev.augury.testing.kit.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.testing.kit.ContractRun;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Shows that the contract passes a policy that keeps it and fails each that breaks it. */
class HandlingPolicyContractTest {

    /** Swaps the first call that fits, and names all as victims, the longest first. */
    private static final class SwapsWhatFits implements HandlingPolicy {

        @Override
        public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
            return Optional.of(Handling.PRESERVE);
        }

        @Override
        public Handling onPause(PausedCallView call, StepView view) {
            return view.freeBlocks(BlockTier.HOST) >= call.blocks() ? Handling.SWAP : Handling.DISCARD;
        }

        @Override
        public HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
            HandlingChanges.Builder changes = HandlingChanges.builder();
            calls.stream().filter(call -> call.blocks() <= view.freeBlocks(BlockTier.HOST)).findFirst().ifPresent(call -> changes.change(call, Handling.SWAP));
            calls.forEach(changes::victim);
            return changes.build();
        }
    }

    abstract static class Trial extends HandlingPolicyContract {

        private final Supplier<HandlingPolicy> policy;

        Trial(Supplier<HandlingPolicy> policy) {
            this.policy = policy;
        }

        Trial(CrankyHandlingPolicy.Fault fault) {
            this(() -> new CrankyHandlingPolicy(new SwapsWhatFits(), fault, () -> {}));
        }

        @Override
        protected HandlingPolicyFactory<?> factory() {
            return new ScriptedHandlingPolicyFactory("trial", policy);
        }
    }

    static final class Right extends Trial {
        Right() {
            super(SwapsWhatFits::new);
        }
    }

    static final class Preserves extends Trial {
        Preserves() {
            super(() -> ScriptedHandlingPolicy.always(Handling.PRESERVE));
        }
    }

    static final class SwapsWithoutHost extends Trial {
        SwapsWithoutHost() {
            super(() -> ScriptedHandlingPolicy.always(Handling.SWAP));
        }
    }

    static final class ThrowsOnPause extends Trial {
        ThrowsOnPause() {
            super(CrankyHandlingPolicy.Fault.THROW_ON_PAUSE);
        }
    }

    static final class ThrowsOnRevise extends Trial {
        ThrowsOnRevise() {
            super(CrankyHandlingPolicy.Fault.THROW_ON_REVISE);
        }
    }

    static final class NullOnPause extends Trial {
        NullOnPause() {
            super(CrankyHandlingPolicy.Fault.NULL_ON_PAUSE);
        }
    }

    static final class NullOnRevise extends Trial {
        NullOnRevise() {
            super(CrankyHandlingPolicy.Fault.NULL_ON_REVISE);
        }
    }

    static final class SwapsAll extends Trial {
        SwapsAll() {
            super(CrankyHandlingPolicy.Fault.SWAP_ALL);
        }
    }

    static final class DoublesVictims extends Trial {
        DoublesVictims() {
            super(CrankyHandlingPolicy.Fault.DOUBLE_VICTIMS);
        }
    }

    static final class RollsDice extends Trial {
        private static final AtomicInteger DICE = new AtomicInteger();

        RollsDice() {
            super(() -> new ScriptedHandlingPolicy(
                    call -> DICE.incrementAndGet() % 7 == 0 ? Handling.DISCARD : Handling.PRESERVE, (calls, view) -> HandlingChanges.NONE));
        }
    }

    static final class ComparesAllWithAll extends Trial {
        ComparesAllWithAll() {
            super(() -> new ScriptedHandlingPolicy(call -> Handling.PRESERVE, (calls, view) -> {
                long sum = 0;
                for (PausedCallView one : calls) {
                    for (PausedCallView other : calls) {
                        sum += (one.call() + other.call()).hashCode();
                    }
                }
                return sum == 1 ? HandlingChanges.builder().build() : HandlingChanges.NONE;
            }));
        }
    }

    private static void failsIn(Class<?> contract, String test) {
        assertThat(ContractRun.of(contract).failed()).as(contract.getSimpleName()).containsKey(test);
    }

    @Test
    void policiesThatKeepTheContractPass() {
        assertThat(ContractRun.of(Right.class).failed()).isEmpty();
        assertThat(ContractRun.of(Right.class).passed()).hasSizeGreaterThan(9);
        assertThat(ContractRun.of(Preserves.class).failed()).isEmpty();
    }

    @Test
    void missingAnswersAreSeen() {
        failsIn(ThrowsOnPause.class, "everyCallGetsAHandling");
        failsIn(NullOnPause.class, "everyCallGetsAHandling");
        failsIn(SwapsWithoutHost.class, "everyCallGetsAHandling");
    }

    @Test
    void wrongChangesAreSeen() {
        failsIn(ThrowsOnRevise.class, "noCallsNeedNoChanges");
        failsIn(NullOnRevise.class, "noCallsNeedNoChanges");
        failsIn(SwapsAll.class, "changesConcernCallsUnderWayAndFindRoom");
        failsIn(DoublesVictims.class, "changesConcernCallsUnderWayAndFindRoom");
    }

    @Test
    void chanceAndSlownessAreSeen() {
        failsIn(RollsDice.class, "sameLaneGivesTheSameDecisions");
        failsIn(ComparesAllWithAll.class, "thousandCallsAreRevisedWithinMilliseconds");
    }
}
