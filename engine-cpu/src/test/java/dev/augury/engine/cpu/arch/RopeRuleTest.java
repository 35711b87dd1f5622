package dev.augury.engine.cpu.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.engine.cpu.kernel.RopePairing;
import org.junit.jupiter.api.Test;

class RopeRuleTest {

    private static RopeRule rule(RopeScaling scaling) {
        return new RopeRule(RopePairing.HALVES, 8, 10000, scaling, 0);
    }

    @Test
    void plainFrequenciesFallByTheBase() {
        assertThat(rule(new RopeScaling.None()).frequencies(null)).containsExactly(new double[] {1, 0.1, 0.01, 0.001}, within(1e-12));
        assertThat(rule(new RopeScaling.None()).frequencies(new float[] {1, 2, 4, 8}))
                .containsExactly(new double[] {1, 0.05, 0.0025, 0.000125}, within(1e-12));
    }

    @Test
    void linearDividesAll() {
        assertThat(rule(new RopeScaling.Linear(4)).frequencies(null))
                .containsExactly(new double[] {0.25, 0.025, 0.0025, 0.00025}, within(1e-12));
    }

    /**
     * By hand, 1,000 tokens of context: 32 turns are reached by pair 4·ln(1000/(64π))/ln(10000) = 0.697, rounded down 0; 1 turn by
     * 4·ln(1000/(2π))/ln(10000) = 2.202, rounded up 3. So pair 0 is kept, pair 3 divided, pairs 1 and 2 lie a third and two thirds between.
     */
    @Test
    void yarnKeepsFastPairsAndDividesSlowOnes() {
        RopeRule yarn = rule(new RopeScaling.Yarn(4, 1000, 32, 1, 1));
        assertThat(yarn.frequencies(null)).containsExactly(
                new double[] {1, 0.1 * (2 / 3.0 + 1 / 12.0), 0.01 * (1 / 3.0 + 2 / 12.0), 0.00025}, within(1e-12));
        assertThat(yarn.magnitude()).isCloseTo(1 + 0.1 * Math.log(4), within(1e-12));
    }

    @Test
    void everyFourthLayerMayGoUnrotated() {
        RopeRule rule = new RopeRule(RopePairing.ADJACENT, 8, 10000, new RopeScaling.None(), 4);
        assertThat(rule.rotates(0)).isTrue();
        assertThat(rule.rotates(3)).isFalse();
        assertThat(rule.rotates(4)).isTrue();
        assertThat(rule.rotates(7)).isFalse();
    }
}
