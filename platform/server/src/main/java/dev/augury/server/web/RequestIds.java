package dev.augury.server.web;

import dev.augury.core.time.Time;
import dev.augury.server.ask.Ids;
import dev.augury.server.metric.HttpMeters;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every answer the request's id, echoed or made, and the time it took to begin. First of the filters, so that refusals have them too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds implements WebFilter {

    /** Name of the header that carries the id. */
    static final String HEADER = "x-request-id";

    private static final String FORM = "[\\x21-\\x7e]{1,128}";

    private final Time time;
    private final HttpMeters meters;

    RequestIds(Time time, HttpMeters meters) {
        this.time = time;
        this.meters = meters;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange http, WebFilterChain chain) {
        long start = time.now();
        String given = http.getRequest().getHeaders().getFirst(HEADER);
        String id = given != null && given.matches(FORM) ? given : Ids.next("req_");
        ServerHttpResponse response = http.getResponse();
        response.getHeaders().set(HEADER, id);
        response.beforeCommit(() -> {
            response.getHeaders().set("openai-processing-ms", Long.toString(TimeUnit.NANOSECONDS.toMillis(time.now() - start)));
            return Mono.empty();
        });
        return chain.filter(http).doFinally(signal -> {
            HttpStatusCode status = response.getStatusCode();
            meters.record(http, status == null ? 499 : status.value(), time.now() - start);
        });
    }
}
