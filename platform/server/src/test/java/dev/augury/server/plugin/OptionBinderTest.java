package dev.augury.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionBinderTest {

    enum Shade {
        DARK_BLUE,
        RED
    }

    record Options(
            @Option(doc = "Whole", defaultValue = "7", unit = "tokens", min = 0, max = 100) int whole,
            @Option(doc = "Large", defaultValue = "5000000000") long large,
            @Option(doc = "Real", defaultValue = "0.5", min = 0, max = 1) double real,
            @Option(doc = "Flag", defaultValue = "false", live = true) boolean flag,
            @Option(doc = "Text", defaultValue = "") String text,
            @Option(doc = "Wait", defaultValue = "200ms", min = 0, max = 60) Duration waitMax,
            @Option(doc = "File", defaultValue = ".") Path file,
            @Option(doc = "Shade", defaultValue = "red") Shade shade,
            @Option(doc = "Names", defaultValue = "") List<String> names) {}

    @Test
    void bindWithoutSettingsGivesTheDefaults() {
        BoundOptions<Options> bound = OptionBinder.bind("x", Options.class, Map.of());

        assertThat(bound.options())
                .isEqualTo(new Options(7, 5_000_000_000L, 0.5, false, "", Duration.ofMillis(200), Path.of("."), Shade.RED, List.of()));
        assertThat(bound.values()).extracting(BoundOptions.Value::source).containsOnly(Setting.DEFAULT);
    }

    @Test
    void bindMapsEveryTypeFromEitherCase() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("whole", at("9"));
        settings.put("large", at("-1"));
        settings.put("real", at("1"));
        settings.put("flag", at("true"));
        settings.put("text", at(" spaced "));
        settings.put("waitMax", at("2s"));
        settings.put("file", at("/a/b"));
        settings.put("shade", at("dark-blue"));
        settings.put("names", at("a, b"));

        assertThat(OptionBinder.bind("x", Options.class, settings).options()).isEqualTo(
                new Options(9, -1, 1, true, " spaced ", Duration.ofSeconds(2), Path.of("/a/b"), Shade.DARK_BLUE, List.of("a", "b")));
    }

    @Test
    void bindReportsAllProblemsTogether() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("whole", at("101"));
        settings.put("real", at("much"));
        settings.put("flag", at("yes"));
        settings.put("wait-max", at("soon"));
        settings.put("shade", at("green"));
        settings.put("hole", at("1"));

        assertThatThrownBy(() -> OptionBinder.bind("augury.x.options", Options.class, settings))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("augury.x.options.whole (test): 101 is outside 0 to 100 tokens")
                .hasMessageContaining("augury.x.options.real (test): 'much' is not a number")
                .hasMessageContaining("augury.x.options.flag (test): 'yes' is neither true nor false")
                .hasMessageContaining("augury.x.options.wait-max (test): 'soon' is not a duration")
                .hasMessageContaining("augury.x.options.shade (test): 'green' is not one of: dark-blue, red")
                .hasMessageContaining("augury.x.options.hole (test): unknown option; known are: whole, large, real")
                .hasMessageContaining("What to do");
    }

    @Test
    void timeThatNoClockCountsIsRefused() {
        for (String time : List.of("200000d", "9999999999999999d", "99999999999999999999s")) {
            assertThatThrownBy(() -> OptionBinder.bind("augury.x.options", Options.class, Map.of("wait-max", at(time)))).as(time)
                    .isInstanceOf(PluginException.class).hasMessageContaining("augury.x.options.wait-max (test): '" + time + "' is");
        }
    }

    private static Setting at(String value) {
        return new Setting(value, "test");
    }
}
