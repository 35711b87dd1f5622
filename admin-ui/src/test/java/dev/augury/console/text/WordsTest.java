package dev.augury.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"-1, 0 ms", "0, 0 ms", "0.43, 430 ms", "0.9994, 999 ms", "0.9996, 1.0 s", "12.44, 12.4 s", "59.94, 59.9 s", "59.96, 1 min 0 s", "200, 3 min 20 s", "3599.6, 1 h 0 min",
        "7500, 2 h 5 min", "100000, 1 d 3 h"})
    void spansHaveTheUnitThatFits(double seconds, String text) {
        assertThat(Words.span(seconds)).isEqualTo(text);
    }

    @Test
    void spansComeInAllMeasures() {
        assertThat(Words.nanos(1_500_000_000)).isEqualTo("1.5 s").isEqualTo(Words.span(Duration.ofMillis(1500)));
    }

    @Test
    void countsHaveTheirNoun() {
        assertThat(Words.count(1, "step")).isEqualTo("1 step");
        assertThat(Words.count(12_345, "step")).isEqualTo("12,345 steps");
        assertThat(Words.rate(0.44)).isEqualTo("0.4");
        assertThat(Words.rate(1234.6)).isEqualTo("1,235");
    }
}
