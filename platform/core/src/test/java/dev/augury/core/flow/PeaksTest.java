package dev.augury.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeaksTest {

    private static final long SLOT = Peaks.SLOT_NANOS;

    private final Peaks peaks = new Peaks();

    @Test
    void remembersTheLargestOfEachSlot() {
        peaks.add(SLOT, 3);
        peaks.add(SLOT + 1, 7);
        peaks.add(2 * SLOT, 5);
        assertThat(peaks.seen(2 * SLOT + 1)).isEqualTo(new Peaks.Seen(2, 5, 7, 7));
        assertThat(peaks.seen(3 * SLOT)).isEqualTo(new Peaks.Seen(3, 0, 5, 7));
    }

    @Test
    void forgetsWhatIsOlderThanTheWindow() {
        peaks.add(0, 9);
        peaks.add(SLOT, 4);
        assertThat(peaks.seen((Peaks.SLOTS - 1) * SLOT).most()).isEqualTo(9);
        assertThat(peaks.seen(Peaks.SLOTS * SLOT).most()).isEqualTo(4);
        assertThat(peaks.seen(1000L * Peaks.SLOTS * SLOT)).isEqualTo(new Peaks.Seen(1000L * Peaks.SLOTS, 0, 0, 0));
    }

    @Test
    void clockMayBeginBelowZero() {
        peaks.add(-SLOT, 2);
        assertThat(peaks.seen(-1)).isEqualTo(new Peaks.Seen(-1, 2, 0, 2));
    }
}
