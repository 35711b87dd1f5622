package dev.augury.waste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.handling.Handling;
import org.junit.jupiter.api.Test;

class MemoryAreaTest {

    private static final MemoryArea UNIT = new MemoryArea(new LinearCost(0, 0, 0), 1);
    private static final MemoryArea GPTJ = new MemoryArea(LinearCost.GPTJ, 0.02);

    @Test
    void areaRanksOtherThanLengthAndDuration() {
        double a = UNIT.of(new Expected(0, 4, 1, 10, 0, 1), Handling.PRESERVE, false);
        double b = UNIT.of(new Expected(0, 8, 0, 0, 0, 0), Handling.PRESERVE, false);
        double c = UNIT.of(new Expected(0, 3, 1, 20, 0, 3), Handling.SWAP, false);
        assertThat(a).isEqualTo(55);
        assertThat(b).isEqualTo(36);
        assertThat(c).isEqualTo(21);
    }

    @Test
    void prefillIsARampAndDecodingGrowsFromThePrompt() {
        double ramp = (0.010 + 4.63e-5 * 100) * 100 / 2;
        assertThat(GPTJ.of(new Expected(100, 10, 0, 0, 0, 10), Handling.PRESERVE, false)).isCloseTo(ramp + 0.02 * (1000 + 55), within(1e-9));
        double swapIn = 4e-5 * 100 * 100 / 2;
        assertThat(GPTJ.of(new Expected(100, 10, 0, 0, 0, 10), Handling.PRESERVE, true)).isCloseTo(swapIn + 0.02 * (1000 + 55), within(1e-9));
    }

    @Test
    void returnIsARampForDiscardAndTwoTrianglesForSwap() {
        Expected none = new Expected(1000, 0, 1, 5, 0, 0);
        double before = GPTJ.of(new Expected(1000, 0, 0, 0, 0, 0), Handling.PRESERVE, false);
        assertThat(GPTJ.of(none, Handling.PRESERVE, false) - before).isCloseTo(5000, within(1e-6));
        assertThat(GPTJ.of(none, Handling.DISCARD, false) - before).isCloseTo(0.0563 * 500, within(1e-6));
        assertThat(GPTJ.of(none, Handling.SWAP, false) - before).isCloseTo(0.04 * 1000, within(1e-6));
    }

    @Test
    void probableCallCountsByItsProbability() {
        double without = GPTJ.of(new Expected(100, 10, 0, 3, 20, 10), Handling.PRESERVE, false);
        double with = GPTJ.of(new Expected(100, 10, 1, 3, 20, 10), Handling.PRESERVE, false);
        double half = GPTJ.of(new Expected(100, 10, 0.5, 3, 20, 10), Handling.PRESERVE, false);
        assertThat(half).isCloseTo((without + with) / 2, within(1e-9));
    }
}
