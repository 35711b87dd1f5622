package dev.augury.server.admin;

import dev.augury.server.setting.Ranges;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operators may do.
 *
 * @param resetPassword whether this start makes a new password for the user {@code admin} and prints it
 * @param undoTime how long a change can be taken back
 */
@ConfigurationProperties("augury.admin")
public record AdminProperties(@DefaultValue("false") boolean resetPassword, @DefaultValue("1h") Duration undoTime) {

    /** Refuses a time that cannot be meant. */
    public AdminProperties {
        Ranges.of("augury.admin").time("undo-time", undoTime, Duration.ZERO, Duration.ofDays(365)).end();
    }
}
