package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.server.health.HealthProperties;
import dev.augury.server.health.HostState;
import dev.augury.server.health.LanePulse;
import dev.augury.server.health.LanePulses;
import dev.augury.server.health.Probes;
import dev.augury.server.time.ProductionTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.ResponseEntity;

class ProbeTest {

    private final ProductionTime time = new ProductionTime();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void loopThatIsStuckIsNamedAndOneThatRestsOrWorksIsNot() {
        long now = time.now();
        long before = now - Duration.ofSeconds(90).toNanos();
        assertThat(alive(new LanePulse("a", true, before, null), new LanePulse("b", false, now, "scheduler lamps: plan")).getStatusCode().value()).isEqualTo(200);
        ResponseEntity<Map<String, Object>> stuck = alive(new LanePulse("a", false, before, "scheduler lamps: plan"), new LanePulse("b", false, before, null));
        assertThat(stuck.getStatusCode().value()).isEqualTo(503);
        assertThat(String.valueOf(stuck.getBody())).contains("lane a has been inside scheduler lamps: plan for 90 s").contains("lane b has been in one step");
    }

    @Test
    void hostIsReadyOnlyWhileItServes() {
        HostState state = new HostState();
        Probes probes = probes(state, List::of);
        assertThat(probes.ready().getStatusCode().value()).isEqualTo(503);
        assertThat(probes.alive().getStatusCode().value()).as("loading is not dead").isEqualTo(200);
        state.loaded();
        assertThat(probes.ready().getStatusCode().value()).isEqualTo(200);
        state.drain();
        assertThat(probes.ready().getBody()).isEqualTo(Map.of("status", "draining"));
        state.loaded();
        assertThat(probes.ready().getStatusCode().value()).as("there is no way back").isEqualTo(503);
    }

    private ResponseEntity<Map<String, Object>> alive(LanePulse... pulses) {
        return probes(new HostState(), () -> List.of(pulses)).alive();
    }

    private Probes probes(HostState state, LanePulses pulses) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("pulses", pulses));
        return new Probes(state, new HealthProperties(Duration.ofSeconds(60)), beans.getBeanProvider(LanePulses.class), time);
    }
}
