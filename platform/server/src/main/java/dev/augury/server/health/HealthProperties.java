package dev.augury.server.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the host counts as dead.
 *
 * @param stallLimit longest time that a loop may do one thing, a step included; more and {@code /livez} fails
 */
@ConfigurationProperties("augury.health")
public record HealthProperties(@DefaultValue("60s") Duration stallLimit) {}
