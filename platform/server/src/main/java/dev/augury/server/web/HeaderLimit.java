package dev.augury.server.web;

import dev.augury.server.ask.LimitProperties;
import dev.augury.server.error.ApiException;
import dev.augury.server.error.ErrorBody;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses requests with too many bytes of headers. The network's own bound lies above and answers without a body. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HeaderLimit implements WebFilter {

    private final LimitProperties limits;

    HeaderLimit(LimitProperties limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange http, WebFilterChain chain) {
        long[] bytes = {http.getRequest().getURI().toString().length()};
        http.getRequest().getHeaders().forEach((name, values) -> values.forEach(value -> bytes[0] += name.length() + value.length() + 4L));
        if (bytes[0] <= limits.headerSize().toBytes()) {
            return chain.filter(http);
        }
        String message = "The request's address and headers have " + bytes[0] + " bytes; send at most " + limits.headerSize().toBytes() + ".";
        HttpStatus status = HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        return Mono.error(ApiException.of(status, ErrorBody.INVALID, message, "headers_too_large"));
    }
}
