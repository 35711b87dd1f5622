package dev.augury.server.web;

import dev.augury.server.error.ApiException;
import dev.augury.server.error.ErrorBody;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Tells every error in OpenAI's form, whoever threw it. */
@Component
@Order(-2)
final class ErrorPages implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Replies replies;

    ErrorPages(Replies replies) {
        this.replies = replies;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange http, Throwable thrown) {
        if (http.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        return replies.error(http, error(http, thrown));
    }

    private static ApiException error(ServerWebExchange http, Throwable thrown) {
        return switch (thrown) {
            case ApiException known -> known;
            case MethodNotAllowedException method -> {
                http.getResponse().getHeaders().setAllow(method.getSupportedMethods());
                Set<String> allowed = method.getSupportedMethods().stream().map(HttpMethod::name).collect(Collectors.toSet());
                String message = method.getHttpMethod() + " is not allowed here; use " + String.join(" or ", allowed) + ".";
                yield ApiException.of(HttpStatus.METHOD_NOT_ALLOWED, ErrorBody.INVALID, message, "method_not_allowed");
            }
            case ResponseStatusException known when known.getStatusCode().value() == 404 -> ApiException.of(
                    HttpStatus.NOT_FOUND, ErrorBody.INVALID, "There is no " + path(http) + " here. The API begins with /v1/.", "unknown_url");
            case ResponseStatusException known when known.getStatusCode().is4xxClientError() -> {
                HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
                String reason = known.getReason();
                yield ApiException.of(
                        status, ErrorBody.INVALID, reason == null ? status.getReasonPhrase() : reason, status.name().toLowerCase(Locale.ROOT));
            }
            case Throwable unknown -> {
                LOG.error("{} {} failed, request {}", http.getRequest().getMethod(), path(http), http.getResponse().getHeaders().getFirst(RequestIds.HEADER), unknown);
                yield ApiException.of(
                        HttpStatus.INTERNAL_SERVER_ERROR, ErrorBody.SERVER, "The server failed; its log says why, under this request's id.", "internal_error");
            }
        };
    }

    private static String path(ServerWebExchange http) {
        String path = http.getRequest().getPath().value();
        return path.length() > 200 ? path.substring(0, 200) + "…" : path;
    }
}
