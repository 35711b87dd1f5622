package dev.augury.server.web;

import dev.augury.core.time.Time;
import dev.augury.server.ask.LimitProperties;
import dev.augury.server.error.ApiException;
import dev.augury.server.error.ErrorBody;
import dev.augury.server.health.DrainProperties;
import dev.augury.server.health.HostState;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Bounds the requests in flight before anything is read of them, so that a burst costs nothing but its refusals. What waits behind the door is bounded by
 * the pipeline, in requests and in tokens. Thread-safe.
 */
@Component
public final class Door {

    private static final Duration LOADING = Duration.ofSeconds(5);
    private static final double WEIGHT = 0.1;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LimitProperties limits;
    private final DrainProperties drain;
    private final HostState state;
    private final Time time;

    private int requests;
    private int streams;
    private long lastLeft;
    private double gapSeconds = 1;

    /** Makes the door. */
    public Door(LimitProperties limits, DrainProperties drain, HostState state, Time time) {
        this.limits = limits;
        this.drain = drain;
        this.state = state;
        this.time = time;
        lastLeft = time.now();
    }

    /**
     * Lets a request in.
     *
     * @throws ApiException 429 when too many are in flight, 503 while the host loads or goes down
     */
    public synchronized Pass enter() {
        switch (state.phase()) {
            case LOADING -> throw unavailable("The server is loading its models; try again soon.", LOADING);
            case DRAINING -> throw unavailable("The server is going down; try again soon.", drain.limit());
            case SERVING -> {}
        }
        if (requests >= limits.requests()) {
            throw full("requests are in flight", limits.requests());
        }
        requests++;
        return new Pass();
    }

    /** Returns the requests inside. */
    public synchronized int requests() {
        return requests;
    }

    /** Returns the streams inside. */
    public synchronized int streams() {
        return streams;
    }

    private synchronized void leave(boolean streamed) {
        requests--;
        if (streamed) {
            streams--;
        }
        long now = time.now();
        gapSeconds += WEIGHT * ((now - lastLeft) / NANOS - gapSeconds);
        lastLeft = now;
    }

    /** A place is free when the next request leaves: the mean time between two that left lately. */
    private ApiException full(String what, int most) {
        Duration wait = Duration.ofMillis((long) (1000 * Math.clamp(gapSeconds, 1, 60)));
        String message = "Too many " + what + ": " + most + ". Try again in " + Math.ceilDiv(wait.toMillis(), 1000) + " s.";
        return new ApiException(HttpStatus.TOO_MANY_REQUESTS, ErrorBody.of(ErrorBody.RATE_LIMIT, message, null, "overloaded"), wait);
    }

    private static ApiException unavailable(String message, Duration wait) {
        return new ApiException(HttpStatus.SERVICE_UNAVAILABLE, ErrorBody.of(ErrorBody.SERVER, message, null, "unavailable"), wait);
    }

    /** A request's place. */
    public final class Pass implements AutoCloseable {

        private boolean streamed;
        private boolean closed;

        private Pass() {}

        /**
         * Says that the request is streamed.
         *
         * @throws ApiException 429 when too many streams are open
         */
        public void stream() {
            synchronized (Door.this) {
                if (streams >= limits.streams()) {
                    throw full("streams are open", limits.streams());
                }
                streams++;
                streamed = true;
            }
        }

        @Override
        public void close() {
            synchronized (Door.this) {
                if (!closed) {
                    closed = true;
                    leave(streamed);
                }
            }
        }
    }
}
