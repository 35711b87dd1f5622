package dev.augury.testing.kit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Misfit;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.StepView;
import dev.augury.testing.kit.BorderViolation;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The lane does what the SPI's documents say, block by block. */
class ScriptedLaneTest {

    private static final int[] EIGHT = {1, 2, 3, 4, 5, 6, 7, 8};

    private final ScriptedSchedulingPolicy silent = new ScriptedSchedulingPolicy(view -> Grants.builder().build());
    private final ScriptedLane lane = new ScriptedLane(new LaneSizes(4, 6, 3, 20, 4));

    private StepReport step(BiConsumer<Grants.Builder, StepView> wishes) {
        return lane.step(new ScriptedSchedulingPolicy(view -> {
            Grants.Builder grants = Grants.builder();
            wishes.accept(grants, view);
            return grants.build();
        }));
    }

    private StepReport grant(ScriptedSequence sequence, int tokens) {
        return step((grants, view) -> grants.grant(sequence, tokens));
    }

    @Test
    void swappedSequenceGivesUpItsBlocksByRecompute() {
        ScriptedSchedulingPolicy policy = ScriptedSchedulingPolicy.sharing();
        ScriptedLane lane = new ScriptedLane(new LaneSizes(4, 8, 8, 32, 8));
        ScriptedSequence sequence = lane.enqueue(policy, 8, 5);
        lane.step(policy);
        lane.pause(policy, sequence, Handling.SWAP);
        lane.resume(policy, sequence, 1);
        assertThat(lane.view().freeBlocks(BlockTier.HOST)).isEqualTo(6);
        lane.step(new ScriptedSchedulingPolicy(_ -> Grants.builder().preempt(sequence, Preemption.SWAP).build()));
        assertThat(sequence.state()).as("all of it is in the host tier already").isEqualTo(SequenceState.SWAPPED);
        assertThat(lane.view().freeBlocks(BlockTier.HOST)).isEqualTo(6);
        lane.step(new ScriptedSchedulingPolicy(_ -> Grants.builder().preempt(sequence, Preemption.RECOMPUTE).build()));
        assertThat(sequence.state()).isEqualTo(SequenceState.WAITING);
        assertThat(sequence.computedTokens()).isZero();
        assertThat(lane.view().freeBlocks(BlockTier.HOST)).isEqualTo(8);
    }

    @Test
    void grantIsCutToWhatIsPendingAndSamplesWhenNothingIs() {
        ScriptedSequence sequence = lane.enqueue(silent, 6, 2);
        assertThat(grant(sequence, 4).sampled()).isEmpty();
        StepReport report = grant(sequence, 9);
        assertThat(report.tokens(sequence)).isEqualTo(2);
        assertThat(report.sampled()).containsExactly(sequence.id());
        assertThat(sequence.totalTokens()).isEqualTo(7);
        assertThat(grant(sequence, 1).finished()).containsExactly(sequence.id());
        assertThat(lane.view().freeBlocks(BlockTier.DEVICE)).isEqualTo(6);
    }

    @Test
    void blocksForCountsNewAndUnreferencedCachedBlocks() {
        ScriptedSequence first = lane.enqueue(silent, Ask.of(EIGHT, 9));
        ScriptedSequence second = lane.enqueue(silent, Ask.of(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 9));
        assertThat(lane.view().blocksFor(second, 9)).isEqualTo(3);
        grant(first, 8);
        assertThat(lane.view().prefixMatch(second)).isEqualTo(8);
        assertThat(lane.view().blocksFor(second, 1)).as("both found blocks are held by the first").isEqualTo(1);
        lane.cancel(silent, first);
        assertThat(lane.view().blocksFor(second, 1)).as("both found blocks are free until taken").isEqualTo(3);
        assertThat(lane.view().blocksReleased(second)).isZero();
    }

    @Test
    void sharedBlocksAreNotReleasedByOneOfTwo() {
        ScriptedSequence first = lane.enqueue(silent, Ask.of(EIGHT, 9));
        ScriptedSequence second = lane.enqueue(silent, Ask.of(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 9));
        grant(first, 8);
        grant(second, 9);
        assertThat(lane.view().blocksReleased(second)).isEqualTo(1);
        assertThat(lane.view().blocksReleased(first)).isZero();
        assertThat(lane.view().freeBlocks(BlockTier.DEVICE)).isEqualTo(3);
    }

    @Test
    void lastTokenOfAPromptIsNeverFound() {
        ScriptedSequence first = lane.enqueue(silent, Ask.of(EIGHT, 9));
        grant(first, 8);
        assertThat(lane.view().prefixMatch(lane.enqueue(silent, Ask.of(EIGHT, 9)))).isEqualTo(4);
    }

    @Test
    void misfitStopsOrSkips() {
        for (Misfit misfit : Misfit.values()) {
            ScriptedLane small = new ScriptedLane(new LaneSizes(4, 2, 0, 20, 4));
            ScriptedSequence big = small.enqueue(silent, 12, 1);
            ScriptedSequence little = small.enqueue(silent, 4, 1);
            StepReport report = small.step(new ScriptedSchedulingPolicy(
                    view -> Grants.builder().grant(big, 12).grant(little, 4).onMisfit(misfit).build()));
            assertThat(report.misfits()).containsExactly(big.id());
            assertThat(report.tokens(little)).isEqualTo(misfit == Misfit.STOP ? 0 : 4);
        }
    }

    @Test
    void preemptedByRecomputeGoesToTheHeadOfTheQueue() {
        ScriptedSequence first = lane.enqueue(silent, 5, 9);
        lane.enqueue(silent, 5, 9);
        grant(first, 5);
        step((grants, view) -> grants.preempt(first, Preemption.RECOMPUTE));
        assertThat(lane.view().waiting().getFirst().id()).isEqualTo(first.id());
        assertThat(first.computedTokens()).isZero();
        assertThat(first.totalTokens()).as("its output stays").isEqualTo(6);
        assertThat(first.preemptions()).isEqualTo(1);
    }

    @Test
    void swappedComesBackByGrantOrPrefetch() {
        ScriptedSequence sequence = lane.enqueue(silent, 8, 9);
        grant(sequence, 8);
        step((grants, view) -> grants.preempt(sequence, Preemption.SWAP));
        assertThat(sequence.state()).isEqualTo(SequenceState.SWAPPED);
        assertThat(lane.view().freeBlocks(BlockTier.HOST)).isEqualTo(1);
        assertThat(lane.view().freeBlocks(BlockTier.DEVICE)).isEqualTo(6);
        assertThat(lane.view().blocksFor(sequence, 1)).isEqualTo(3);
        step((grants, view) -> grants.prefetch(sequence));
        assertThat(sequence.state()).isEqualTo(SequenceState.RUNNING);
        assertThat(grant(sequence, 1).sampled()).containsExactly(sequence.id());
        assertThat(lane.view().freeBlocks(BlockTier.HOST)).isEqualTo(3);
    }

    @Test
    void callsComeBackWhereTheirHandlingLeftThem() {
        for (Handling handling : Handling.values()) {
            ScriptedSequence sequence = lane.enqueue(silent, 8, 9);
            grant(sequence, 8);
            lane.pause(silent, sequence, handling);
            assertThat(lane.view().paused().getFirst().id()).isEqualTo(sequence.id());
            lane.resume(silent, sequence, 3);
            assertThat(sequence.state()).isEqualTo(switch (handling) {
                case PRESERVE -> SequenceState.RUNNING;
                case DISCARD -> SequenceState.WAITING;
                case SWAP -> SequenceState.SWAPPED;
            });
            assertThat(sequence.pendingTokens()).isEqualTo(handling == Handling.DISCARD ? 12 : 4);
            lane.cancel(silent, sequence);
        }
    }

    @Test
    void policyIsToldWhatHappened() {
        ScriptedSchedulingPolicy policy = ScriptedSchedulingPolicy.sharing();
        lane.enqueue(policy, 3, 2);
        lane.step(policy);
        lane.step(policy);
        assertThat(policy.events()).containsExactly("enqueued 1", "stepped 1 3 1", "stepped 1 1 1", "finished 1");
    }

    @Test
    void grantsThatCannotBeCarriedOutAreRefused() {
        ScriptedSequence sequence = lane.enqueue(silent, 8, 9);
        assertThatThrownBy(() -> grant(sequence, 21)).isInstanceOf(BorderViolation.class).hasMessageContaining("21 tokens are granted of a budget of 20");
        lane.copying(sequence, true);
        assertThatThrownBy(() -> grant(sequence, 1)).isInstanceOf(BorderViolation.class).hasMessageContaining("being copied");
    }
}
