package dev.augury.testing.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.PrefixGroup;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import dev.augury.testing.kit.BorderViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each law of the border, broken once. */
class AssertingEngineTest {

    private static final KvSizes KV = new KvSizes(4, 8, 4);
    private static final SamplingSpec GREEDY = SamplingSpec.builder().temperature(0).build();

    private final ScriptedEngine inner = ScriptedEngine.builder(TokenScript.hashed(1, 1000), KV).holdingCopies().build();
    private final AssertingEngine engine = new AssertingEngine(inner, KV);

    private void violates(String part, StepRow... rows) {
        assertThatThrownBy(() -> engine.step(new StepPlan(List.of(rows), List.of()))).isInstanceOf(BorderViolation.class).hasMessageContaining(part);
        assertThat(engine.violations()).isNotEmpty();
    }

    private static StepRow row(long id, int[] tokens, int[] positions, int length, int... blocks) {
        return new StepRow(id, tokens, positions, List.of(new KvSegment(blocks, length, QueryPosition.OWN)), null, List.of());
    }

    @Test
    void lawfulUseLeavesNoViolation() {
        LoneSequence sequence = new LoneSequence(1, new int[] {1, 2, 3, 4, 5}, 0, 1);
        sequence.next(engine);
        sequence.next(engine);
        engine.copyBlocks(List.of(new BlockCopy(BlockTier.DEVICE, 0, BlockTier.HOST, 3)), (nanos, failure) -> {});
        inner.releaseCopies();
        engine.close();
        assertThat(engine.violations()).isEmpty();
    }

    @Test
    void planWithoutRows() {
        violates("without rows");
    }

    @Test
    void sequenceTwiceInAPlan() {
        violates("two rows", row(1, new int[] {1}, new int[] {0}, 0, 0), row(1, new int[] {1}, new int[] {0}, 0, 1));
    }

    @Test
    void blockOutsideTheTier() {
        violates("block 8", row(1, new int[] {1}, new int[] {0}, 0, 8));
    }

    @Test
    void segmentTooShortForTheRow() {
        violates("is to hold 5", row(1, new int[] {1, 2, 3, 4, 5}, new int[] {0, 1, 2, 3, 4}, 0, 0));
    }

    @Test
    void blockWrittenByTwoRows() {
        violates("is written by", row(1, new int[] {1}, new int[] {0}, 0, 0), row(2, new int[] {1}, new int[] {0}, 0, 0));
    }

    @Test
    void blockReadWhileAnotherRowWritesIt() {
        new LoneSequence(1, new int[] {1, 2, 3, 4}, 0).compute(engine, 4);
        violates("while sequence 2 writes it", row(1, new int[] {1}, new int[] {4}, 4, 0, 1), row(2, new int[] {1}, new int[] {0}, 0, 0));
    }

    @Test
    void blockTwiceInARow() {
        violates("appears twice", row(1, new int[] {1, 2, 3, 4, 5}, new int[] {0, 1, 2, 3, 4}, 0, 2, 2));
    }

    @Test
    void positionsThatDoNotFollow() {
        violates("do not follow", row(1, new int[] {1}, new int[] {1}, 0, 0));
        violates("follows 0", row(1, new int[] {1, 2}, new int[] {0, 0}, 0, 0));
    }

    @Test
    void slotsReadBeforeTheyWereWritten() {
        violates("never written", row(1, new int[] {1}, new int[] {2}, 2, 0));
    }

    @Test
    void tokenOutsideTheVocabulary() {
        violates("outside the vocabulary", row(1, new int[] {1000}, new int[] {0}, 0, 0));
    }

    @Test
    void sampleAfterTheWrongHistory() {
        LoneSequence sequence = new LoneSequence(1, new int[] {1, 2}, 0);
        violates("is sampled after", sequence.row(1, new Want.Sample(0, GREEDY, 1, sequence, null)));
    }

    @Test
    void wantOutsideTheRow() {
        LoneSequence sequence = new LoneSequence(1, new int[] {1, 2}, 0);
        violates("wanted at token 5", sequence.row(2, new Want.Score(5, 1, 0)));
    }

    @Test
    void prefixGroupThatSharesNothing() {
        StepPlan plan = new StepPlan(
                List.of(row(1, new int[] {1}, new int[] {0}, 0, 0), row(2, new int[] {1}, new int[] {0}, 0, 1)),
                List.of(new PrefixGroup(new int[] {0, 1}, 1)));
        assertThatThrownBy(() -> engine.step(plan)).isInstanceOf(BorderViolation.class).hasMessageContaining("prefix group");
    }

    @Test
    void blockInFlightWrittenOrCopiedAndTargetRead() {
        LoneSequence sequence = new LoneSequence(1, new int[] {1, 2, 3, 4}, 0, 1);
        sequence.next(engine);
        List<BlockCopy> copies = List.of(new BlockCopy(BlockTier.DEVICE, 0, BlockTier.HOST, 0), new BlockCopy(BlockTier.HOST, 1, BlockTier.DEVICE, 2));
        engine.copyBlocks(copies, (nanos, failure) -> {});
        sequence.next(engine);
        violates("reads block 2 while", row(2, new int[] {1}, new int[] {1}, 1, 2));
        violates("writes block 0 while", row(2, new int[] {1}, new int[] {1}, 1, 0));
        violates("writes block 2 while", row(2, new int[] {1}, new int[] {0}, 0, 2));
        assertThatThrownBy(() -> engine.copyBlocks(copies, (nanos, failure) -> {})).isInstanceOf(BorderViolation.class).hasMessageContaining("already");
        assertThatThrownBy(engine::close).isInstanceOf(BorderViolation.class).hasMessageContaining("under way");
        inner.releaseCopies();
        sequence.next(engine);
    }

    @Test
    void callAfterClose() {
        engine.close();
        violates("after close", row(1, new int[] {1}, new int[] {0}, 0, 0));
    }

    @Test
    void stepWithinAStep() {
        LoneSequence[] second = {new LoneSequence(2, new int[] {1}, 1)};
        AssertingEngine[] outer = new AssertingEngine[1];
        TokenScript reentrant = question -> second[0].next(outer[0]);
        outer[0] = new AssertingEngine(ScriptedEngine.builder(reentrant, KV).build(), KV);
        assertThatThrownBy(() -> new LoneSequence(1, new int[] {1}, 0).next(outer[0]))
                .isInstanceOf(BorderViolation.class)
                .hasMessageContaining("another call");
    }

    @Test
    void engineThatAnswersOutsideItsVocabulary() {
        AssertingEngine wrong = new AssertingEngine(ScriptedEngine.builder(question -> 1000, KV).build(), KV);
        assertThatThrownBy(() -> new LoneSequence(1, new int[] {1}, 0).next(wrong))
                .isInstanceOf(BorderViolation.class)
                .hasMessageContaining("outside the vocabulary");
    }
}
