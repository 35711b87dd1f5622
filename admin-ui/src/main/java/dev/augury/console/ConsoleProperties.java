package dev.augury.console;

import dev.augury.server.setting.Ranges;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console.
 *
 * @param enabled whether there is one
 * @param sessionIdle how long somebody who does nothing, with no page in sight, stays signed in
 * @param sessionsMax most people signed in at once
 * @param attemptsMax failed attempts to sign in from one address until it has to pause
 * @param attemptsPause how long it has to pause
 * @param streamsMax most pages that are watched at once
 */
@ConfigurationProperties("augury.console")
public record ConsoleProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("1000") int sessionsMax,
        @DefaultValue("5") int attemptsMax,
        @DefaultValue("5m") Duration attemptsPause,
        @DefaultValue("64") int streamsMax) {

    /** Refuses limits that would keep everybody out, or bound nothing. */
    public ConsoleProperties {
        Ranges.of("augury.console")
                .time("session-idle", sessionIdle, Duration.ofSeconds(10), Duration.ofDays(365))
                .number("sessions-max", sessionsMax, 1, 1_000_000)
                .number("attempts-max", attemptsMax, 1, 1_000)
                .time("attempts-pause", attemptsPause, Duration.ofSeconds(1), Duration.ofDays(1))
                .number("streams-max", streamsMax, 0, 100_000)
                .end();
    }
}
