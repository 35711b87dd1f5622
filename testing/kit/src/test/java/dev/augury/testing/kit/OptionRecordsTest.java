package dev.augury.testing.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class OptionRecordsTest {

    public enum Mode { FAST_ONE, SLOW }

    public record All(
            @Option(doc = "Flag.", defaultValue = "true") boolean flag,
            @Option(doc = "Count.", defaultValue = "3", min = 1, max = 9) int maxCount,
            @Option(doc = "Long.", defaultValue = "4") long big,
            @Option(doc = "Share.", defaultValue = "0.5", min = 0, max = 1) double share,
            @Option(doc = "Word.", defaultValue = "x") String word,
            @Option(doc = "Pause.", defaultValue = "200ms", max = 5) Duration pause,
            @Option(doc = "Place.", defaultValue = "a/b") Path place,
            @Option(doc = "Mode.", defaultValue = "fast-one") Mode mode,
            @Option(doc = "Words.", defaultValue = "a, b") List<String> words) {}

    public record Bare(int naked) {}

    record Hidden() {}

    @Test
    void defaultsBindEveryType() {
        assertThat(OptionRecords.defaults(All.class))
                .isEqualTo(new All(true, 3, 4, 0.5, "x", Duration.ofMillis(200), Path.of("a/b"), Mode.FAST_ONE, List.of("a", "b")));
    }

    @Test
    void valuesAreGivenByHyphenatedKeys() {
        All all = OptionRecords.bind(All.class, Map.of("max-count", "9", "pause", "PT1S", "mode", "slow", "words", ""));
        assertThat(all.maxCount()).isEqualTo(9);
        assertThat(all.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(all.mode()).isEqualTo(Mode.SLOW);
        assertThat(all.words()).isEmpty();
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        Map<String, String> wrong = Map.of("max-count", "10", "share", "x", "flag", "yes", "pause", "6s", "mode", "odd", "extra", "1");
        assertThatThrownBy(() -> OptionRecords.bind(All.class, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("max-count", "share", "flag", "pause", "mode", "extra is unknown; known are");
        assertThatThrownBy(() -> OptionRecords.defaults(Bare.class)).hasMessageContaining("naked carries no @Option");
        assertThatThrownBy(() -> OptionRecords.defaults(Hidden.class)).hasMessageContaining("make the record and what encloses it public");
    }
}
