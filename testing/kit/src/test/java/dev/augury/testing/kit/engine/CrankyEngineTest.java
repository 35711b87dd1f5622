package dev.augury.testing.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.EngineException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrankyEngineTest {

    private static final KvSizes KV = new KvSizes(4, 64, 64);

    private static CrankyEngine cranky(EngineFaults faults, long seed, CrankyEngine.Later later) {
        return new CrankyEngine(ScriptedEngine.builder(TokenScript.hashed(1, 1000), KV).build(), faults, seed, later);
    }

    private static List<Integer> failingSteps(long seed) {
        CrankyEngine engine = cranky(new EngineFaults(0.2, 0, 0, 0), seed, (nanos, work) -> work.run());
        List<Integer> failing = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            try {
                new LoneSequence(i, new int[] {1, 2}, i % 64).next(engine);
            } catch (EngineException e) {
                assertThat(e.fatal()).isFalse();
                failing.add(i);
            }
        }
        assertThat(engine.failedSteps()).isEqualTo(failing.size());
        return failing;
    }

    @Test
    void stepsFailAsTheSeedSays() {
        assertThat(failingSteps(1)).hasSizeBetween(20, 60).isEqualTo(failingSteps(1)).isNotEqualTo(failingSteps(2));
    }

    @Test
    void fatalFaultLeavesTheEngineUnusable() {
        CrankyEngine engine = cranky(new EngineFaults(1, 1, 0, 0), 1, (nanos, work) -> work.run());
        LoneSequence sequence = new LoneSequence(1, new int[] {1}, 0);
        assertThatThrownBy(() -> sequence.next(engine)).isInstanceOf(EngineException.class).hasFieldOrPropertyWithValue("fatal", true);
        assertThatThrownBy(() -> sequence.next(engine)).isInstanceOf(EngineException.class).hasMessageContaining("for good");
        assertThat(engine.health().usable()).isFalse();
    }

    @Test
    void copiesAreSlowOrFailAndTellOnce() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        CrankyEngine engine = cranky(new EngineFaults(0, 0, 0.5, 1000), 3, (nanos, work) -> waiting.add(work));
        List<Boolean> failed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            engine.copyBlocks(List.of(new BlockCopy(BlockTier.DEVICE, i, BlockTier.HOST, i)), (nanos, failure) -> failed.add(failure != null));
        }
        assertThat(waiting).hasSize(engine.slowCopies()).hasSizeGreaterThan(30);
        waiting.forEach(Runnable::run);
        assertThat(failed).hasSize(40).contains(true, false);
        assertThat(engine.failedCopies()).isEqualTo((int) failed.stream().filter(f -> f).count());
    }
}
