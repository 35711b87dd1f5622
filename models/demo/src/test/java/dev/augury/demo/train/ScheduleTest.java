package dev.augury.demo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule schedule = new Schedule(1, 9, 1000);

    @Test
    void risesEvenlyOverTheFirstSteps() {
        assertThat(schedule.rate(0, 0)).isCloseTo(0.1f, within(1e-6f));
        assertThat(schedule.rate(4, 0)).isCloseTo(0.5f, within(1e-6f));
        assertThat(schedule.rate(9, 0)).isCloseTo(1, within(1e-6f));
    }

    @Test
    void fallsAlongHalfACosineToATwentieth() {
        assertThat(schedule.rate(20, 500)).isCloseTo(0.525f, within(1e-6f));
        assertThat(schedule.rate(20, 1000)).isCloseTo(0.05f, within(1e-6f));
        assertThat(schedule.rate(20, 5000)).isCloseTo(0.05f, within(1e-6f));
    }
}
