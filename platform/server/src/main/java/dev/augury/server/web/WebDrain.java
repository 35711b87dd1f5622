package dev.augury.server.web;

import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.server.health.DrainProperties;
import dev.augury.server.health.HostState;
import dev.augury.server.stream.Exchanges;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Goes down in good order: not ready at once, no new requests, live ones finish within the limit, and those that do not are told. The web server itself stops
 * after that.
 */
@Component
final class WebDrain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebDrain.class);

    /** For the last events to reach their clients. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final HostState state;
    private final DrainProperties properties;
    private final Exchanges exchanges;
    private volatile boolean running;

    WebDrain(HostState state, DrainProperties properties, Exchanges exchanges) {
        this.state = state;
        this.properties = properties;
        this.exchanges = exchanges;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        state.drain();
        LOG.info("Draining: {} requests are live, and have {} s", exchanges.size(), properties.limit().toSeconds());
        try {
            if (!exchanges.awaitNone(properties.limit())) {
                LOG.warn("{} requests did not finish in time and end by an error", exchanges.size());
                exchanges.failAll(new Refusal(
                        Refusal.Kind.UNAVAILABLE, "The server shut down before this request was over; try again later.", null, properties.limit()));
                exchanges.awaitNone(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Draining is for good: a host that only rests does not begin it. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    /** Before the web server, so that it still answers. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
