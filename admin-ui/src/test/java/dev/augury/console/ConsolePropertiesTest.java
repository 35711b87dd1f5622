package dev.augury.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.server.setting.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConsolePropertiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            session-idle | 0s | is 0s; give 10s to 8760h
            sessions-max | 0 | is 0; give 1 to 1000000
            attempts-max | -1 | is -1; give 1 to 1000
            attempts-pause | 0s | is 0s; give 1s to 24h
            streams-max | -4 | is -4; give 0 to 100000
            """)
    void valueOutsideItsRangeIsRefused(String key, String value, String said) {
        assertThatThrownBy(() -> bind(Map.of("augury.console." + key, value)))
                .hasRootCauseInstanceOf(SettingException.class).rootCause().hasMessageContaining("augury.console." + key + " " + said);
    }

    @Test
    void defaultsAreInTheirRanges() {
        assertThat(bind(Map.of()).streamsMax()).isEqualTo(64);
    }

    private static ConsoleProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("augury.console", ConsoleProperties.class);
    }
}
