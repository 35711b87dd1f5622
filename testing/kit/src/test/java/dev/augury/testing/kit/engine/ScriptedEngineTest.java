package dev.augury.testing.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.TokenMask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedEngineTest {

    private static final KvSizes KV = new KvSizes(4, 8, 4);
    private static final SamplingSpec GREEDY = SamplingSpec.builder().temperature(0).build();

    private final ScriptedEngine engine = ScriptedEngine.builder(TokenScript.hashed(1, 1000), KV).build();

    @Test
    void answersAreSaidInOrderAndThenTheEnd() {
        ScriptedEngine scripted = ScriptedEngine.builder(TokenScript.answer(256, 72, 105), KV).build();
        LoneSequence sequence = new LoneSequence(1, new int[] {1, 2, 3}, 0, 1);
        sequence.next(scripted);
        sequence.next(scripted);
        sequence.next(scripted);
        assertThat(sequence.output()).containsExactly(72, 105, 256);
    }

    @Test
    void hashedAnswersDoNotDependOnChunksOrBlocks() {
        LoneSequence whole = new LoneSequence(1, new int[] {5, 6, 7, 8, 9}, 0, 1);
        LoneSequence pieces = new LoneSequence(2, new int[] {5, 6, 7, 8, 9}, 7, 3);
        pieces.compute(engine, 2);
        pieces.compute(engine, 2);
        assertThat(pieces.next(engine)).isEqualTo(whole.next(engine));
        assertThat(pieces.next(engine)).isEqualTo(whole.next(engine));
        assertThat(engine.tornReads()).isZero();
    }

    @Test
    void wrongBlockTableIsSeenAndChangesTheAnswer() {
        LoneSequence right = new LoneSequence(1, new int[] {5, 6, 7, 8, 9, 10}, 0, 1);
        LoneSequence wrong = new LoneSequence(2, new int[] {5, 6, 7, 8, 9, 10}, 2, 3);
        right.compute(engine, 5);
        wrong.compute(engine, 5);
        wrong.moveTo(4, 3);
        assertThat(wrong.next(engine)).isNotEqualTo(right.next(engine));
        assertThat(engine.tornReads()).isPositive();
    }

    @Test
    void blockWithTheSameTokensAfterAnotherPrefixIsSeen() {
        LoneSequence one = new LoneSequence(1, new int[] {1, 1, 1, 1, 5, 6, 7, 8, 9}, 0, 1, 2);
        LoneSequence other = new LoneSequence(2, new int[] {2, 2, 2, 2, 5, 6, 7, 8, 9}, 3, 4, 5);
        one.compute(engine, 8);
        other.compute(engine, 8);
        other.moveTo(3, 1, 5);
        other.next(engine);
        assertThat(engine.tornReads()).isPositive();
    }

    @Test
    void copiedBlocksCarryTheirContent() {
        LoneSequence stays = new LoneSequence(1, new int[] {5, 6, 7, 8, 9}, 0, 1);
        LoneSequence moves = new LoneSequence(2, new int[] {5, 6, 7, 8, 9}, 2, 3);
        stays.next(engine);
        moves.next(engine);
        List<Long> told = new ArrayList<>();
        engine.copyBlocks(
                List.of(new BlockCopy(BlockTier.DEVICE, 2, BlockTier.HOST, 0), new BlockCopy(BlockTier.DEVICE, 3, BlockTier.HOST, 1)),
                (nanos, failure) -> told.add(nanos));
        engine.copyBlocks(
                List.of(new BlockCopy(BlockTier.HOST, 0, BlockTier.DEVICE, 6), new BlockCopy(BlockTier.HOST, 1, BlockTier.DEVICE, 5)),
                (nanos, failure) -> told.add(nanos));
        moves.moveTo(6, 5);
        assertThat(moves.next(engine)).isEqualTo(stays.next(engine));
        assertThat(engine.tornReads()).isZero();
        assertThat(told).hasSize(2);
    }

    @Test
    void heldCopiesEndWhenReleased() {
        ScriptedEngine holding = ScriptedEngine.builder(TokenScript.hashed(1, 1000), KV).holdingCopies().build();
        List<Long> told = new ArrayList<>();
        holding.copyBlocks(List.of(new BlockCopy(BlockTier.DEVICE, 2, BlockTier.HOST, 0)), (nanos, failure) -> told.add(nanos));
        assertThat(told).isEmpty();
        assertThat(holding.releaseCopies()).isEqualTo(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void maskMovesTheAnswerToAnAllowedToken() {
        LoneSequence sequence = new LoneSequence(1, new int[] {5}, 0);
        TokenMask onlySeventy = new TokenMask(new long[] {0, 1L << 6});
        var result = engine.step(new StepPlan(List.of(sequence.samplingRow(GREEDY, onlySeventy)), List.of()));
        assertThat(result.rows().getFirst().getFirst()).hasFieldOrPropertyWithValue("token", 70);
    }

    @Test
    void whatTheEngineLacksIsRefusedByName() {
        ScriptedEngine bare = ScriptedEngine.builder(TokenScript.hashed(1, 1000), KV).without(Feature.MASK).build();
        LoneSequence sequence = new LoneSequence(1, new int[] {5}, 0);
        assertThatThrownBy(() -> bare.step(new StepPlan(List.of(sequence.samplingRow(GREEDY, new TokenMask(new long[] {2}))), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MASK");
        LoneSequence outside = new LoneSequence(1, new int[] {5}, 8);
        assertThatThrownBy(() -> outside.next(bare)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("block 8");
    }
}
