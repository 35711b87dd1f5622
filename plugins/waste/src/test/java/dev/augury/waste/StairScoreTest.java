package dev.augury.waste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.handling.Handling;
import org.junit.jupiter.api.Test;

/** The released code's scores on an idle machine, by its own constants. */
class StairScoreTest {

    private static final StairScore IDLE = new StairScore(64, 384, 0.0484);

    @Test
    void scoresAreThoseOfTheCode() {
        assertThat(IDLE.of(100, 30, 20, 28, Handling.DISCARD)).isCloseTo(37.171, within(5e-4));
        assertThat(IDLE.of(300, 200, 0, 0, Handling.PRESERVE)).isCloseTo(74.342, within(5e-4));
        assertThat(IDLE.of(400, 128, 21, 1e-4, Handling.PRESERVE)).isCloseTo(74.400, within(5e-4));
        assertThat(IDLE.of(100, 30, 20, 0.7, Handling.PRESERVE)).isCloseTo(171.571, within(5e-4));
        assertThat(IDLE.of(900, 180, 57, 0.75, Handling.DISCARD)).isCloseTo(297.370, within(5e-4));
        assertThat(IDLE.of(1973, 4, 10, 0.085, Handling.PRESERVE)).isCloseTo(577.523, within(5e-4));
    }

    @Test
    void stairHasWideSteps() {
        assertThat(IDLE.of(1, 0, 0, 0, Handling.DISCARD)).isCloseTo(18.5856, within(1e-9));
        assertThat(IDLE.of(384, 0, 0, 0, Handling.DISCARD)).isCloseTo(18.5856, within(1e-9));
        assertThat(IDLE.of(385, 0, 0, 0, Handling.DISCARD)).isCloseTo(55.7568, within(1e-9));
        assertThat(IDLE.of(13 * 64, 0, 0, 0, Handling.DISCARD)).isCloseTo(111.5136, within(1e-9));
        assertThat(IDLE.of(36 * 64, 0, 0, 0, Handling.DISCARD)).isCloseTo(390.2976, within(1e-9));
    }

    @Test
    void segmentWithoutACallIsRankedByItsTwoStairs() {
        double score = IDLE.of(300, 200, 0, 0, Handling.PRESERVE);
        assertThat(score).isCloseTo(55.7568 + 18.5856, within(1e-9));
    }

    @Test
    void grownContextOfALaterSegmentClimbsTheStair() {
        int original = 392;
        int grown = 392 + 127 + 21;
        assertThat(Math.ceilDiv(original + 47, 64)).isEqualTo(7);
        assertThat(Math.ceilDiv(grown + 47, 64)).isEqualTo(10);
        double code = IDLE.of(original, 47, 23, 1, Handling.PRESERVE);
        assertThat(IDLE.of(grown, 47, 23, 1, Handling.PRESERVE) - code).isCloseTo(3 * 64, within(1e-9));
    }

    @Test
    void swapAddsSquaresOfBlocks() {
        assertThat(IDLE.of(100, 30, 20, 10, Handling.SWAP)).isCloseTo(18.5856 + 2 * 9 / 4.0 + 1 + 18.5856, within(1e-9));
    }
}
