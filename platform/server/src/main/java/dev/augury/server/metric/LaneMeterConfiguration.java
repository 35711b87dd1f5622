package dev.augury.server.metric;

import dev.augury.core.pipeline.Host;
import dev.augury.store.history.HistoryWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measures lanes where there is a pipeline, and history where it is kept. */
@Configuration(proxyBeanMethods = false)
class LaneMeterConfiguration {

    @Bean
    LaneMeters laneMeters(PrometheusRegistry registry, ObjectProvider<Host> host) {
        return new LaneMeters(registry, host::getIfAvailable);
    }

    @Bean
    HistoryMeters historyMeters(PrometheusRegistry registry, ObjectProvider<HistoryWriter> writer) {
        return new HistoryMeters(registry, () -> {
            HistoryWriter known = writer.getIfAvailable();
            return known == null ? null : known.counters();
        });
    }
}
