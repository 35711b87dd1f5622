package dev.augury.server.metric;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.jspecify.annotations.Nullable;

/** Registers series under our own name and, where it has one, under vLLM's. */
final class Series {

    private final PrometheusRegistry registry;

    Series(PrometheusRegistry registry) {
        this.registry = registry;
    }

    Counter counter(String name, @Nullable String alias, String help, String... labels) {
        Counter counter = Counter.builder().name(name).help(help).labelNames(labels).withoutExemplars().register(registry);
        if (alias != null) {
            registry.register(new Alias(alias, counter));
        }
        return counter;
    }

    Gauge gauge(String name, String alias, String help, String... labels) {
        Gauge gauge = Gauge.builder().name(name).help(help).labelNames(labels).withoutExemplars().register(registry);
        registry.register(new Alias(alias, gauge));
        return gauge;
    }

    Histogram histogram(String name, String alias, String help, double... bounds) {
        Histogram histogram = Histogram.builder()
                .name(name)
                .help(help)
                .labelNames("model")
                .classicOnly()
                .classicUpperBounds(bounds)
                .withoutExemplars()
                .register(registry);
        registry.register(new Alias(alias, histogram));
        return histogram;
    }
}
