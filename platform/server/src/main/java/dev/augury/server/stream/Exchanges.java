package dev.augury.server.stream;

import dev.augury.core.flow.TokenEvent.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** The exchanges that are live, so that silent streams are pinged and none is left behind at the end. Thread-safe. */
@Component
public final class Exchanges implements DisposableBean {

    private final Set<Exchange> live = ConcurrentHashMap.newKeySet();
    private final Object empty = new Object();
    private final Disposable pings;

    /** Starts to look for silent streams. One timer serves all streams. */
    public Exchanges(StreamProperties properties) {
        // A silence is noticed at the second look after it began, so two looks make one ping in time.
        Duration period = properties.ping().dividedBy(2);
        pings = Flux.interval(period).onBackpressureDrop().subscribe(tick -> live.forEach(Exchange::pingIfQuiet));
    }

    /** Adds an exchange; whoever adds one removes it. */
    public void add(Exchange exchange) {
        live.add(exchange);
    }

    /** Removes an exchange. */
    public void remove(Exchange exchange) {
        live.remove(exchange);
        if (live.isEmpty()) {
            synchronized (empty) {
                empty.notifyAll();
            }
        }
    }

    /** Waits until none is live, at most so long. Returns whether none is. */
    public boolean awaitNone(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (empty) {
            for (long left = most.toMillis(); !live.isEmpty() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                empty.wait(left);
            }
        }
        return live.isEmpty();
    }

    /** Returns how many are live. */
    public int size() {
        return live.size();
    }

    /** Ends all by an error. */
    public void failAll(Refusal refusal) {
        live.forEach(exchange -> exchange.fail(refusal));
    }

    @Override
    public void destroy() {
        pings.dispose();
    }
}
