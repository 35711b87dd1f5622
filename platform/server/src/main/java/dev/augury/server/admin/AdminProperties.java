package dev.augury.server.admin;

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
public record AdminProperties(@DefaultValue("false") boolean resetPassword, @DefaultValue("1h") Duration undoTime) {}
