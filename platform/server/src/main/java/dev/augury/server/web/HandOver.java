package dev.augury.server.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes every request off the thread that reads its connection. An answer given from within the reading, to a request that was queued behind another, leaves the
 * connection unread for good with reactor-netty 1.3.7 (its issue 4361); an answer from any other thread does not.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HandOver implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange http, WebFilterChain chain) {
        return chain.filter(http).subscribeOn(Schedulers.parallel());
    }
}
