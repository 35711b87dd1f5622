package dev.augury.waste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.handling.Handling;
import org.junit.jupiter.api.Test;

/** Equations 1 to 5, calculated by hand for GPT-J-6B on an A100. */
class WastesTest {

    private static final LinearCost COST = LinearCost.GPTJ;

    private static Handling least(int context, double seconds, long others) {
        return Wastes.of(context, seconds, others, COST).least(true);
    }

    @Test
    void choiceAmongThreeFollowsTheDuration() {
        Wastes wastes = Wastes.of(1000, 0.69, 9000, COST);
        assertThat(wastes.discard()).isCloseTo(563, within(1e-6));
        assertThat(wastes.swap()).isCloseTo(800, within(1e-6));
        assertThat(wastes.preserve()).isCloseTo(690, within(1e-6));
        assertThat(least(1000, 0.09, 9000)).isEqualTo(Handling.PRESERVE);
        assertThat(least(1000, 0.69, 9000)).isEqualTo(Handling.DISCARD);
        assertThat(least(1000, 28.6, 9000)).isEqualTo(Handling.DISCARD);
    }

    @Test
    void largerBatchMovesTheBorder() {
        assertThat(least(1000, 0.562, 9000)).isEqualTo(Handling.PRESERVE);
        assertThat(least(1000, 0.564, 9000)).isEqualTo(Handling.DISCARD);
        assertThat(least(1000, 0.69, 19_000)).isEqualTo(Handling.PRESERVE);
        assertThat(least(1000, 1.125, 19_000)).isEqualTo(Handling.PRESERVE);
        assertThat(least(1000, 1.127, 19_000)).isEqualTo(Handling.DISCARD);
    }

    @Test
    void shortContextIsCheaperToSwapThanToComputeAgain() {
        Wastes wastes = Wastes.of(200, 0.5, 9800, COST);
        assertThat(wastes.discard()).isCloseTo(192.6, within(1e-6));
        assertThat(wastes.swap()).isCloseTo(160, within(1e-6));
        assertThat(least(200, 0.5, 9800)).isEqualTo(Handling.PRESERVE);
        assertThat(least(200, 0.9, 9800)).isEqualTo(Handling.SWAP);
        assertThat(least(200, 28.6, 9800)).isEqualTo(Handling.SWAP);
        assertThat(Wastes.of(200, 28.6, 9800, COST).least(false)).isEqualTo(Handling.DISCARD);
    }

    @Test
    void batchDoesNotDecideBetweenDiscardAndSwap() {
        for (long others : new long[] {0, 1000, 1_000_000}) {
            assertThat(least(296, 1e9, others)).isEqualTo(Handling.SWAP);
            assertThat(least(297, 1e9, others)).isEqualTo(Handling.DISCARD);
        }
    }

    @Test
    void chunkedEquationMayExceedTheWholeOneBecauseEachStepHasAnIntercept() {
        assertThat(Wastes.chunkedDiscard(1000, 2, 9000, COST)).isCloseTo(624.85, within(1e-6));
        assertThat(Wastes.chunkedDiscard(1000, 4, 9000, COST)).isCloseTo(804.85, within(1e-6));
    }

    @Test
    void tiesPreserveFirstAndSwapBeforeDiscard() {
        assertThat(new Wastes(563, 563, 800).least(true)).isEqualTo(Handling.PRESERVE);
        assertThat(new Wastes(563, 563, 563).least(true)).isEqualTo(Handling.PRESERVE);
        assertThat(new Wastes(600, 500, 500).least(true)).isEqualTo(Handling.SWAP);
        assertThat(new Wastes(600, 500, 500).least(false)).isEqualTo(Handling.DISCARD);
        assertThat(new Wastes(550, 563, 500).least(false)).isEqualTo(Handling.PRESERVE);
    }

    @Test
    void segmentWithoutACallWastesNothingWhenPreserved() {
        Wastes wastes = Wastes.of(1000, 0, 9000, COST);
        assertThat(wastes.preserve()).isZero();
        assertThat(wastes.least(true)).isEqualTo(Handling.PRESERVE);
    }
}
