package dev.augury.server.health;

import dev.augury.server.setting.Ranges;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the host goes down.
 *
 * @param limit longest time that live requests have to finish; then their streams end by an error
 */
@ConfigurationProperties("augury.drain")
public record DrainProperties(@DefaultValue("30s") Duration limit) {

    /** Refuses a limit that cannot be meant. */
    public DrainProperties {
        Ranges.of("augury.drain").time("limit", limit, Duration.ZERO, Duration.ofHours(1)).end();
    }
}
