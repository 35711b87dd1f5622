/**
 * Metrics for Prometheus.
 *
 * <p>Takes events of requests and figures of lanes; gives time series under our own names and under those of vLLM; called by the exchange and by scrapes of the
 * management port.
 */
@NullMarked
package dev.augury.server.metric;

import org.jspecify.annotations.NullMarked;
