package dev.augury.server.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the host goes down.
 *
 * @param limit longest time that live requests have to finish; then their streams end by an error
 */
@ConfigurationProperties("augury.drain")
public record DrainProperties(@DefaultValue("30s") Duration limit) {}
