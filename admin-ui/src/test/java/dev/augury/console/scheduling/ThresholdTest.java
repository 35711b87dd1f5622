package dev.augury.console.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.server.plugin.PluginException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdTest {

    private static final Threshold THRESHOLD = new Threshold(
            "m",
            "lamps",
            "bounded",
            List.of(new Threshold.Dial(Threshold.STEPS, "Steps", "steps", "100", 10_000, "1", ""), new Threshold.Dial(Threshold.TIME, "Seconds", "seconds", "2.5", 600, "any", "")),
            null,
            null);

    @Test
    void onlyWhatDiffersIsWished() {
        assertThat(THRESHOLD.wished(Map.of("starvation-steps", "100", "starvation-time", "2.50", "reason", "x"))).isEmpty();
        assertThat(THRESHOLD.wished(Map.of())).isEmpty();
        assertThat(THRESHOLD.wished(Map.of("starvation-steps", " 7 ", "starvation-time", "0"))).containsExactly(Map.entry("starvation-steps", "7"), Map.entry("starvation-time", "0ms"));
    }

    @Test
    void whatIsNoNumberIsNamed() {
        assertThatThrownBy(() -> THRESHOLD.wished(Map.of("starvation-time", "soon"))).isInstanceOf(PluginException.class).hasMessageContaining("'soon' is not a number");
        for (String endless : List.of("1e999999999", "1e2147483647", "1e-999999999")) {
            assertThatThrownBy(() -> THRESHOLD.wished(Map.of("starvation-time", endless))).isInstanceOf(PluginException.class).hasMessageContaining(endless);
        }
    }

    @Test
    void durationsAreShownInSeconds() {
        assertThat(List.of("2500ms", "0s", "2m", "1ms").stream().map(Threshold::seconds)).containsExactly("2.5", "0", "120", "0.001");
    }
}
