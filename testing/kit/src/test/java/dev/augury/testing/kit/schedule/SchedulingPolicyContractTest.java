package dev.augury.testing.kit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.testing.kit.ContractRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Shows that the contract passes a policy that keeps it and fails each that breaks it. */
class SchedulingPolicyContractTest {

    /** The smallest policy that keeps the contract: one sequence at a time, the oldest; whoever else holds blocks loses them. */
    static class OneAtATime implements SchedulingPolicy {

        @Override
        public Grants plan(StepView view) {
            Grants.Builder grants = Grants.builder();
            List<SequenceView> order = new ArrayList<>(view.running());
            order.addAll(view.swapped());
            order.addAll(view.waiting());
            order.removeIf(SequenceView::copying);
            if (order.isEmpty() || view.running().size() >= view.sequencesMax() && !view.running().contains(order.getFirst())) {
                return grants.build();
            }
            SequenceView first = order.getFirst();
            int tokens = Math.min(view.tokenBudget(), first.pendingTokens() - view.prefixMatch(first));
            int free = view.freeBlocks(BlockTier.DEVICE);
            for (SequenceView other : view.running()) {
                if (other != first && !other.copying() && view.blocksFor(first, tokens) > free) {
                    free += view.blocksReleased(other);
                    grants.preempt(other, Preemption.RECOMPUTE);
                }
            }
            return grants.grant(first, tokens).build();
        }
    }

    abstract static class Trial extends SchedulingPolicyContract {

        private final Supplier<SchedulingPolicy> policy;

        Trial(Supplier<SchedulingPolicy> policy) {
            this.policy = policy;
        }

        Trial(CrankySchedulingPolicy.Fault fault) {
            this(() -> new CrankySchedulingPolicy(new OneAtATime(), fault, 30));
        }

        @Override
        protected SchedulingPolicyFactory<?> factory() {
            return new ScriptedSchedulingPolicyFactory("trial", policy);
        }
    }

    static final class Right extends Trial {
        Right() {
            super(OneAtATime::new);
        }
    }

    static final class Throws extends Trial {
        Throws() {
            super(CrankySchedulingPolicy.Fault.THROW);
        }
    }

    static final class ReturnsNull extends Trial {
        ReturnsNull() {
            super(CrankySchedulingPolicy.Fault.NULL);
        }
    }

    static final class GrantsUnknown extends Trial {
        GrantsUnknown() {
            super(CrankySchedulingPolicy.Fault.UNKNOWN);
        }
    }

    static final class GrantsTwice extends Trial {
        GrantsTwice() {
            super(CrankySchedulingPolicy.Fault.DUPLICATE);
        }
    }

    static final class GrantsNothing extends Trial {
        GrantsNothing() {
            super(CrankySchedulingPolicy.Fault.ZERO);
        }
    }

    static final class OverBudget extends Trial {
        OverBudget() {
            super(CrankySchedulingPolicy.Fault.OVER_BUDGET);
        }
    }

    static final class WrongVictim extends Trial {
        WrongVictim() {
            super(CrankySchedulingPolicy.Fault.WRONG_VICTIM);
        }
    }

    static final class ThrowsOnEvent extends Trial {
        ThrowsOnEvent() {
            super(CrankySchedulingPolicy.Fault.THROW_ON_EVENT);
        }
    }

    static final class Sleeps extends Trial {
        Sleeps() {
            super(() -> new ScriptedSchedulingPolicy(view -> Grants.builder().build()));
        }
    }

    static final class IgnoresBlocks extends Trial {
        IgnoresBlocks() {
            super(ScriptedSchedulingPolicy::sharing);
        }
    }

    static final class SwapsUnasked extends Trial {
        SwapsUnasked() {
            super(() -> new ScriptedSchedulingPolicy(view -> view.running().isEmpty() || view.running().getFirst().copying() || view.step() % 9 != 0
                    ? new OneAtATime().plan(view)
                    : Grants.builder().preempt(view.running().getFirst(), Preemption.SWAP).build()));
        }
    }

    static final class RollsDice extends Trial {
        private static final AtomicInteger DICE = new AtomicInteger();

        RollsDice() {
            super(() -> new ScriptedSchedulingPolicy(view ->
                    DICE.incrementAndGet() % 7 == 0 ? Grants.builder().build() : new OneAtATime().plan(view)));
        }
    }

    static final class SearchesSlowly extends Trial {
        SearchesSlowly() {
            super(() -> new ScriptedSchedulingPolicy(view -> {
                long sum = 0;
                for (SequenceView sequence : view.waiting()) {
                    for (int i = 0; i < view.waiting().size(); i += 20) {
                        sum += view.waiting().get(i).id() ^ sequence.id();
                    }
                }
                return sum == 1 ? Grants.builder().build() : new OneAtATime().plan(view);
            }));
        }
    }

    private static void failsIn(Class<?> contract, String test, String part) {
        ContractRun run = ContractRun.of(contract);
        assertThat(run.failed()).as(contract.getSimpleName()).containsKey(test);
        assertThat(run.failed().get(test)).contains(part);
    }

    @Test
    void policyThatKeepsTheContractPasses() {
        ContractRun run = ContractRun.of(Right.class);
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(10);
    }

    @Test
    void nonsenseIsSeen() {
        String test = "everyRequestEndsWhateverHappens";
        failsIn(Throws.class, test, "throws in plan");
        failsIn(ThrowsOnEvent.class, test, "throws in events");
        failsIn(ReturnsNull.class, test, "no grants at all");
        failsIn(GrantsUnknown.class, test, "unknown");
        failsIn(GrantsTwice.class, test, "twice");
        failsIn(GrantsNothing.class, test, "granted 0 tokens");
        failsIn(OverBudget.class, test, "of a budget of");
        failsIn(WrongVictim.class, test, "preempted");
    }

    @Test
    void standstillIsSeen() {
        failsIn(Sleeps.class, "everyRequestEndsWhateverHappens", "Nothing was computed");
        failsIn(IgnoresBlocks.class, "everyRequestEndsWhateverHappens", "");
    }

    @Test
    void unnamedNeedChanceAndSlownessAreSeen() {
        failsIn(SwapsUnasked.class, "everyRequestEndsWhateverHappens", "HOST_TIER");
        failsIn(RollsDice.class, "sameLaneGivesTheSamePlans", "");
        failsIn(SearchesSlowly.class, "longQueueDoesNotSlowThePlan", "median milliseconds");
    }
}
