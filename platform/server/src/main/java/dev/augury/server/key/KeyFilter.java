package dev.augury.server.key;

import dev.augury.core.key.ApiKey;
import dev.augury.server.ask.Asker;
import dev.augury.server.error.ApiException;
import dev.augury.server.error.ErrorBody;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets nobody in without a key: {@code Authorization: Bearer} or {@code x-api-key}. Open are the probes, paths that somebody else guards, and the management
 * port to callers on this machine, so that a local Prometheus needs no key. What somebody else guards is on the port of the API alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class KeyFilter implements WebFilter {

    private static final Set<String> OPEN = Set.of("/livez", "/readyz");
    private static final String BEARER = "Bearer ";

    private final Keys keys;
    private final ManagementPort management;
    private final List<OpenPaths> doors;
    private final Counter refused;

    KeyFilter(Keys keys, ManagementPort management, ObjectProvider<OpenPaths> doors, PrometheusRegistry registry) {
        this.keys = keys;
        this.management = management;
        this.doors = doors.orderedStream().toList();
        refused = Counter.builder()
                .name("augury_keys_refused")
                .help("Requests without a valid key, by reason.")
                .labelNames("reason")
                .withoutExemplars()
                .register(registry);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange http, WebFilterChain chain) {
        ServerHttpRequest request = http.getRequest();
        String path = request.getPath().value();
        boolean guarded = doors.stream().anyMatch(door -> door.opens(path));
        if (guarded && management.received(request)) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        if (OPEN.contains(path) || management.openTo(request) || guarded) {
            return chain.filter(http);
        }
        String given = given(request.getHeaders());
        if (given == null) {
            refused.labelValues("missing").inc();
            return refuse(http, "There is no API key. Send it as \"Authorization: Bearer KEY\" or as x-api-key.");
        }
        Optional<ApiKey> key = keys.find(given);
        if (key.isEmpty()) {
            refused.labelValues("unknown").inc();
            return refuse(http, "The API key is not known here. The first one lies in the file first-key of the server's data folder.");
        }
        http.getAttributes().put(Asker.ATTRIBUTE, new Asker(key.get().tenant(), key.get().name()));
        return chain.filter(http);
    }

    private static @Nullable String given(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        return headers.getFirst("x-api-key");
    }

    private static Mono<Void> refuse(ServerWebExchange http, String message) {
        http.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return Mono.error(ApiException.of(HttpStatus.UNAUTHORIZED, ErrorBody.INVALID, message, "invalid_api_key"));
    }
}
