package dev.augury.console.frame;

import dev.augury.console.ConsoleConfiguration;
import dev.augury.server.error.ApiException;
import dev.augury.store.DatabaseAway;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import reactor.core.publisher.Mono;

/** Tells what went wrong under the console's paths as a page for people, where the API would tell programs. */
@Component
@Order(-3)
final class Problems implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ITemplateEngine templates;

    Problems(ITemplateEngine templates) {
        this.templates = templates;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange http, Throwable thrown) {
        if (!ConsoleConfiguration.owns(http.getRequest().getPath().value()) || http.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        boolean away = DatabaseAway.is(thrown);
        HttpStatus status = away ? HttpStatus.SERVICE_UNAVAILABLE : status(thrown);
        if (away) {
            LOG.warn("{} {} failed because the database is away: {}", http.getRequest().getMethod(), http.getRequest().getPath(), thrown.toString());
        } else if (status.is5xxServerError()) {
            LOG.error("{} {} failed", http.getRequest().getMethod(), http.getRequest().getPath(), thrown);
        }
        Map<String, Object> words = switch (status) {
            case NOT_FOUND -> Map.of("what", "There is no such page.", "todo", "Perhaps it came with another version. The navigation leads to what there is.");
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> Map.of("what", "Your browser sends too many cookies.", "todo", "Delete those of this address, or raise augury.limits.header-size.");
            case SERVICE_UNAVAILABLE -> away
                    ? Map.of("what", "The database is away.", "todo", "Serving goes on, but this needs the database. Bring it back where augury.database.url says it is, then reload the page.")
                    : Map.of("what", "Too many pages are watched at once.", "todo", "Close some, or raise augury.console.streams-max.");
            default -> status.is5xxServerError()
                    ? Map.of("what", "The server failed.", "todo", "Its log says why. Serving goes on; reload the page to try again.")
                    : Map.of("what", "The server does not understand this request (" + status.value() + ").", "todo", "Go back, reload the page and try again.");
        };
        ServerHttpResponse response = http.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.TEXT_HTML);
        byte[] page = templates.process("console/problem", new Context(Locale.ENGLISH, words)).getBytes(StandardCharsets.UTF_8);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(page)));
    }

    private static HttpStatus status(Throwable thrown) {
        return switch (thrown) {
            case ApiException refused -> refused.status();
            case ResponseStatusException known -> HttpStatus.valueOf(known.getStatusCode().value());
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
