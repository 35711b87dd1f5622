/**
 * Whether the host lives, serves, or goes down.
 *
 * <p>Takes heartbeats of lanes and the shutdown signal; gives the answers of {@code /livez} and {@code /readyz} and drains live requests; called by probes,
 * by the door and by Spring's life cycle.
 */
@NullMarked
package dev.augury.server.health;

import org.jspecify.annotations.NullMarked;
