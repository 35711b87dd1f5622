package dev.augury.server.health;

import dev.augury.server.setting.Ranges;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the host counts as dead.
 *
 * @param stallLimit longest time that a loop may do one thing, a step included; more and {@code /livez} fails
 */
@ConfigurationProperties("augury.health")
public record HealthProperties(@DefaultValue("60s") Duration stallLimit) {

    /** Refuses a limit that cannot be meant. */
    public HealthProperties {
        Ranges.of("augury.health").time("stall-limit", stallLimit, Duration.ofSeconds(1), Duration.ofDays(1)).end();
    }
}
