package dev.augury.server.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.server.admin.AdminProperties;
import dev.augury.server.ask.LimitProperties;
import dev.augury.server.call.CallProperties;
import dev.augury.server.health.DrainProperties;
import dev.augury.server.health.HealthProperties;
import dev.augury.server.host.HostProperties;
import dev.augury.server.stream.StreamProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class RangesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            augury.limits.body-size | -1B | is -1B; give 1KB to 1GB
            augury.limits.body-size | 2TB | is 2TB; give 1KB to 1GB
            augury.limits.body-time | 0s | is 0s; give 100ms to 1h
            augury.limits.header-size | 65KB | is 65KB; give 1KB to 64KB
            augury.limits.requests | 0 | is 0; give 1 to 1000000
            augury.limits.streams | -1 | is -1; give 0 to 1000000
            augury.limits.messages | -3 | is -3; give 1 to 1000000
            augury.limits.content-length | 0 | is 0; give 1 to 1000000000
            augury.limits.stops | -1 | is -1; give 0 to 10000
            augury.limits.stop-length | 0 | is 0; give 1 to 1000000
            augury.limits.choices | 2000000000 | is 2000000000; give 1 to 1000
            augury.limits.prompts | 0 | is 0; give 1 to 100000
            augury.limits.logit-bias | -2 | is -2; give 0 to 1000000
            augury.stream.buffer | 0 | is 0; give 1 to 1000000
            augury.stream.ping | -5s | is -5s; give 100ms to 1h
            augury.stream.ping | 1500m | is 25h; give 100ms to 1h
            augury.calls.calls-per-request | 0 | is 0; give 1 to 10000
            augury.calls.depth | -1 | is -1; give 1 to 10000
            augury.calls.time | 0s | is 0s; give 1ms to 1h
            augury.calls.response-bytes | 0B | is 0B; give 1B to 1GB
            augury.calls.parallel | 0 | is 0; give 1 to 10000
            augury.drain.limit | -1s | is -1s; give 0s to 1h
            augury.health.stall-limit | 0s | is 0s; give 1s to 24h
            augury.admin.undo-time | -1h | is -1h; give 0s to 8760h
            augury.kv.block-tokens | 7 | is 7; give 16 to 64
            augury.kv.device-memory | -1GB | is -1GB; give 1B to 1024TB
            augury.kv.host-memory | -1B | is -1B; give 0B to 1024TB
            augury.queue.length-max | 0 | is 0; give 1 to 10000000
            augury.queue.tokens-max | 0 | is 0; give 1 to 1000000000000
            augury.step.target | 0s | is 0s; give 1ms to 1h
            augury.step.sequences-max | 0 | is 0; give 1 to 1000000
            augury.step.tokens-max | -5 | is -5; give 1 to 10000000
            augury.policy.deadline | -1s | is -1s; give 1ms to 1h
            augury.policy.predict-deadline | 0s | is 0s; give 1ms to 1h
            augury.policy.hold-max | 2h | is 2h; give 1ms to 1h
            augury.retain.prefixes-max | -1 | is -1; give 0 to 10000000
            augury.retain.tokens-max | -1 | is -1; give 0 to 1000000000000
            augury.retain.kv-memory-max | -1MB | is -1MB; give 0B to 1024TB
            augury.retain.time-to-live | 25h | is 25h; give 0s to 24h
            """)
    void valueOutsideItsRangeIsRefusedByNameAndWithWhatWouldDo(String key, String value, String said) {
        assertThatThrownBy(() -> bind(Map.of(key, value))).hasRootCauseInstanceOf(SettingException.class).rootCause().hasMessageContaining(key + " " + said);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> bind(Map.of("augury.limits.requests", "-1", "augury.limits.stops", "-1")))
                .rootCause()
                .hasMessageContaining("augury.limits.requests is -1")
                .hasMessageContaining("augury.limits.stops is -1");
    }

    @Test
    void endsOfARangeAreInIt() {
        bind(Map.of(
                "augury.limits.body-size", "1KB", "augury.limits.header-size", "64KB", "augury.limits.streams", "0", "augury.limits.requests", "1000000",
                "augury.stream.ping", "100ms", "augury.stream.buffer", "1"));
        bind(Map.of("augury.limits.body-size", "1GB", "augury.limits.body-time", "1h"));
    }

    @Test
    void valuesAreWrittenAsTheyMayBeTyped() {
        assertThatThrownBy(() -> Ranges.of("a").size("b", DataSize.ofBytes(1536), DataSize.ofBytes(0), DataSize.ofMegabytes(0)).end())
                .hasMessageContaining("a.b is 1536B; give 0B to 0B");
        assertThatThrownBy(() -> Ranges.of("a").time("b", Duration.ofMillis(1500), Duration.ZERO, Duration.ofSeconds(1)).end())
                .hasMessageContaining("a.b is 1500ms; give 0s to 1s");
        assertThatThrownBy(() -> Ranges.of("a").time("b", Duration.ofNanos(5), Duration.ofDays(1), Duration.ofDays(2)).end())
                .hasMessageContaining("a.b is PT0.000000005S; give 24h to 48h");
    }

    private static void bind(Map<String, String> properties) {
        Binder binder = new Binder(new MapConfigurationPropertySource(properties));
        assertThat(binder.bindOrCreate("augury.limits", LimitProperties.class)).isNotNull();
        assertThat(binder.bindOrCreate("augury.stream", StreamProperties.class)).isNotNull();
        assertThat(binder.bindOrCreate("augury.calls", CallProperties.class)).isNotNull();
        assertThat(binder.bindOrCreate("augury.drain", DrainProperties.class)).isNotNull();
        assertThat(binder.bindOrCreate("augury.health", HealthProperties.class)).isNotNull();
        assertThat(binder.bindOrCreate("augury.admin", AdminProperties.class)).isNotNull();
        assertThat(binder.bindOrCreate("augury", HostProperties.class)).isNotNull();
    }
}
