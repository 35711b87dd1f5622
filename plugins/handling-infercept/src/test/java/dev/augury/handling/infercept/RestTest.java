package dev.augury.handling.infercept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.handling.infercept.InferceptConfig.Estimator;
import dev.augury.testing.kit.handling.ScriptedCall;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RestTest {

    private final Calls calls = new Calls(0);
    private final ScriptedCall predicted = calls.add(10, OptionalDouble.of(3));
    private final ScriptedCall unknown = calls.add(10, OptionalDouble.empty());
    private final long start = predicted.startedAt();

    private double rest(Estimator estimator, double elapsed) {
        return new Rest(estimator).seconds(predicted, start + (long) (elapsed * 1e9));
    }

    @Test
    void predictionCountsDown() {
        assertThat(rest(Estimator.MIXED, 1)).isCloseTo(2, within(1e-9));
        assertThat(rest(Estimator.PREDICTED, 1)).isCloseTo(2, within(1e-9));
    }

    @Test
    void overrunPredictionIsForgottenOrFloored() {
        assertThat(rest(Estimator.MIXED, 5)).isCloseTo(5, within(1e-9));
        assertThat(rest(Estimator.PREDICTED, 5)).isEqualTo(1e-9);
    }

    @Test
    void elapsedTimeIsWhatIsExpectedToCome() {
        assertThat(rest(Estimator.ELAPSED, 1)).isCloseTo(1, within(1e-9));
        for (Estimator estimator : Estimator.values()) {
            assertThat(new Rest(estimator).seconds(unknown, unknown.startedAt() + 4_000_000_000L)).isCloseTo(4, within(1e-9));
        }
    }
}
