package dev.augury.server.web;

import dev.augury.server.error.ApiException;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON answers and errors. */
@Component
public final class Replies {

    private final JsonMapper mapper;

    /** Makes the writer. */
    public Replies(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Writes a value as JSON. */
    public Mono<Void> json(ServerWebExchange http, HttpStatus status, Object value) {
        ServerHttpResponse response = http.getResponse();
        byte[] bytes = bytes(value);
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(bytes.length);
        DataBuffer buffer = response.bufferFactory().wrap(bytes);
        return response.writeWith(Mono.just(buffer));
    }

    /** Writes an error. Clients are told when to come again, else they come at once and multiply the load. */
    public Mono<Void> error(ServerWebExchange http, ApiException error) {
        HttpHeaders headers = http.getResponse().getHeaders();
        Duration wait = error.retryAfter();
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1000))));
            headers.set("retry-after-ms", Long.toString(Math.max(1, wait.toMillis())));
            headers.set("x-should-retry", "true");
        } else if (error.status().isError()) {
            headers.set("x-should-retry", "false");
        }
        return json(http, error.status(), error.body());
    }

    /** Returns a value as JSON. */
    public byte[] bytes(Object value) {
        return mapper.writeValueAsBytes(value);
    }
}
