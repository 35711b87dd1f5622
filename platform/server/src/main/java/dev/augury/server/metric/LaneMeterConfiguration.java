package dev.augury.server.metric;

import dev.augury.core.pipeline.Host;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measures lanes where there is a pipeline. */
@Configuration(proxyBeanMethods = false)
class LaneMeterConfiguration {

    @Bean
    LaneMeters laneMeters(PrometheusRegistry registry, ObjectProvider<Host> host) {
        return new LaneMeters(registry, host::getIfAvailable);
    }
}
