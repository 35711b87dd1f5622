package dev.augury.server.health;

import dev.augury.core.time.Time;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the probes, without a key. A host is alive as long as no loop is stuck: busy is not stuck, and loading is not dead. It is ready while it serves.
 */
@RestController
public final class Probes {

    private final HostState state;
    private final HealthProperties properties;
    private final ObjectProvider<LanePulses> pulses;
    private final Time time;

    /** Makes the endpoints. */
    public Probes(HostState state, HealthProperties properties, ObjectProvider<LanePulses> pulses, Time time) {
        this.state = state;
        this.properties = properties;
        this.pulses = pulses;
        this.time = time;
    }

    /** Answers 503 and names the loops that are stuck, else 200. */
    @GetMapping("/livez")
    public ResponseEntity<Map<String, Object>> alive() {
        long now = time.now();
        List<String> stuck = pulses.stream()
                .flatMap(source -> source.all().stream())
                .filter(pulse -> !pulse.resting() && now - pulse.since() > properties.stallLimit().toNanos())
                .map(pulse -> "lane " + pulse.lane() + " has been " + (pulse.inside() == null ? "in one step" : "inside " + pulse.inside()) + " for "
                        + TimeUnit.NANOSECONDS.toSeconds(now - pulse.since()) + " s")
                .toList();
        return stuck.isEmpty() ? answer(HttpStatus.OK, Map.of("status", "alive")) : answer(HttpStatus.SERVICE_UNAVAILABLE, Map.of("status", "stuck", "lanes", stuck));
    }

    /** Answers 200 while the host serves, else 503. */
    @GetMapping("/readyz")
    public ResponseEntity<Map<String, Object>> ready() {
        HostPhase phase = state.phase();
        String word = phase.name().toLowerCase(Locale.ROOT);
        return switch (phase) {
            case SERVING -> answer(HttpStatus.OK, Map.of("status", word));
            case LOADING, DRAINING -> answer(HttpStatus.SERVICE_UNAVAILABLE, Map.of("status", word));
        };
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status).body(body);
    }
}
