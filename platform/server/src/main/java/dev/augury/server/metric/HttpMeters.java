package dev.augury.server.metric;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/** Counts HTTP requests under the names that the servers of open models share. */
@Component
public final class HttpMeters {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Counter requests;
    private final Histogram seconds;

    /** Registers the series. */
    public HttpMeters(PrometheusRegistry registry) {
        requests = Counter.builder()
                .name("http_requests")
                .help("HTTP requests by method, path and class of status.")
                .labelNames("method", "handler", "status")
                .withoutExemplars()
                .register(registry);
        seconds = Histogram.builder()
                .name("http_request_duration_seconds")
                .help("Seconds of HTTP requests, streams to their end.")
                .labelNames("method", "handler")
                .classicOnly()
                .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)
                .withoutExemplars()
                .register(registry);
    }

    /** Counts a request that is over. Paths that are not ours are one, so that nobody can make series at will. */
    public void record(ServerWebExchange http, int status, long nanos) {
        String handler = http.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern ? pattern.toString() : "none";
        String method = switch (http.getRequest().getMethod().name()) {
            case "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH" -> http.getRequest().getMethod().name();
            default -> "other";
        };
        requests.labelValues(method, handler, status / 100 + "xx").inc();
        seconds.labelValues(method, handler).observe(nanos / NANOS);
    }
}
