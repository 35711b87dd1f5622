package dev.augury.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.engine.EngineGeometry;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CostModelTest {

    private static final long TARGET = 200_000_000;

    private final CostModel model = new CostModel(EngineGeometry.builder()
            .vocabularySize(10)
            .contextLength(10)
            .layers(1)
            .kvHeads(1)
            .headSize(1)
            .blockTokens(16)
            .blockBytes(16_000)
            .build());

    @Test
    void mixedStepsAreLearned() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            Load load = new Load(random.nextInt(500), random.nextInt(32), random.nextInt(500_000), random.nextInt(30_000));
            model.observe(load, (long) (truth(load) * (0.97 + 0.06 * random.nextDouble())));
        }
        for (Load load : new Load[] {new Load(100, 0, 0, 0), new Load(0, 8, 0, 8_000), new Load(400, 16, 100_000, 20_000)}) {
            assertThat(model.stepNanos(load)).isCloseTo((long) truth(load), Percentage.withPercentage(10));
        }
    }

    @Test
    void thousandsOfLikeStepsNeverUnlearn() {
        for (int i = 0; i < 40; i++) {
            Load load = new Load(i * 13 % 300, i % 8, i * 999L, i % 7 * 500L);
            model.observe(load, (long) truth(load));
        }
        long before = model.stepNanos(200, 0, 0);
        for (int i = 0; i < 50_000; i++) {
            Load load = new Load(0, 8, 0, 8_000);
            model.observe(load, (long) truth(load));
        }
        assertThat(model.stepNanos(0, 8, 8_000)).isCloseTo((long) truth(new Load(0, 8, 0, 8_000)), within(100_000L));
        assertThat(model.stepNanos(200, 0, 0)).isCloseTo(before, Percentage.withPercentage(20));
    }

    @Test
    void machineThatGetsSlowerIsFollowed() {
        for (int i = 0; i < 200; i++) {
            Load load = new Load(100 + i % 50, 4, 0, 4_000);
            model.observe(load, (long) truth(load));
        }
        for (int i = 0; i < 200; i++) {
            Load load = new Load(100 + i % 50, 4, 0, 4_000);
            model.observe(load, (long) (3 * truth(load)));
        }
        assertThat(model.stepNanos(120, 4, 4_000)).isCloseTo((long) (3 * truth(new Load(120, 4, 0, 4_000))), Percentage.withPercentage(10));
    }

    @Test
    void onePauseCountsForLittle() {
        for (int i = 0; i < 100; i++) {
            Load load = new Load(100 + i % 50, 4, 0, 4_000);
            model.observe(load, (long) truth(load));
        }
        long before = model.stepNanos(120, 4, 4_000);
        model.observe(new Load(120, 4, 0, 4_000), 20_000_000_000L);
        assertThat(model.stepNanos(120, 4, 4_000)).isCloseTo(before, Percentage.withPercentage(15));
    }

    @Test
    void prefillFillsTheTargetBesideDecodes() {
        for (int i = 0; i < 100; i++) {
            Load load = new Load(i * 7 % 200, i % 8, i * 500L, i % 8 * 1_000L);
            model.observe(load, (long) truth(load));
        }
        Load decodes = new Load(0, 8, 0, 8_000);
        int tokens = model.prefillWithin(TARGET, decodes, 0);
        double step = truth(new Load(tokens, 8, 0, 8_000));
        assertThat(step).isCloseTo(TARGET, Percentage.withPercentage(10));
        assertThat(model.prefillWithin(TARGET, decodes, 10_000)).isLessThan(tokens);
        assertThat(model.prefillWithin(1, decodes, 0)).isZero();
    }

    @Test
    void copiesAreLearned() {
        for (int i = 0; i < 50; i++) {
            model.observeSwap(160, 160 * 2_000);
        }
        assertThat(model.swapNanos(100)).isCloseTo(200_000, Percentage.withPercentage(5));
        assertThat(model.bytesPerToken()).isEqualTo(1000);
    }

    @Test
    void recomputationOfALongContextCostsItsPairs() {
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            Load load = Load.NONE.plus(2 + random.nextInt(500), random.nextInt(4_000)).plus(1, random.nextInt(4_000));
            model.observe(load, (long) truth(load));
        }
        assertThat(model.recomputeNanos(2_000)).isCloseTo((long) (5e6 + 2_000 * 1e6 + 2_000 * 1_999 / 2 * 20.0), Percentage.withPercentage(5));
        assertThat(model.stepNanos(0, 2, 6_000)).isCloseTo((long) (5e6 + 2 * 3e6 + 6_000 * 200.0), Percentage.withPercentage(10));
    }

    /** 5 ms, 1 ms per token of a prompt, 3 ms per decode, 20 ns per pair, 200 ns per token that a decode reads. */
    private static double truth(Load load) {
        return 5e6 + load.prefillTokens() * 1e6 + load.decodes() * 3e6 + load.pairs() * 20.0 + load.context() * 200.0;
    }
}
