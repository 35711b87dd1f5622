package dev.augury.server.metric;

import dev.augury.core.time.Time;
import dev.augury.server.ask.Asked;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.stereotype.Component;

/** Measures requests and writes one line for each when it is over. */
@Component
public final class RequestMeters {

    private final RequestSeries series;
    private final Time time;

    /** Registers the series. */
    public RequestMeters(PrometheusRegistry registry, Time time) {
        series = new RequestSeries(registry);
        this.time = time;
    }

    /** Begins to measure a request. */
    public RequestMeter start(Asked asked, String tenant) {
        return new RequestMeter(series, time, asked, tenant);
    }
}
