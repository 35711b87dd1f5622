package dev.augury.server.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostPropertiesTest {

    /** The lane and the engine take the same number, so that no step is larger than its engine was told. */
    @Test
    void stepHasATokenForEverySequenceThatRuns() {
        assertThat(new HostProperties.Step(Duration.ofMillis(200), 128, 64).tokensMax()).isEqualTo(128);
        assertThat(new HostProperties.Step(Duration.ofMillis(200), 128, 2048).tokensMax()).isEqualTo(2048);
    }
}
