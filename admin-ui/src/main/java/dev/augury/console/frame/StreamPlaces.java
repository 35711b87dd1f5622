package dev.augury.console.frame;

import dev.augury.console.ConsoleProperties;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;

/** Bounds how many pages are watched at once. A place is taken when a stream begins, not when it is asked for, and given back however it ends. Thread-safe. */
@Component
public final class StreamPlaces {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    StreamPlaces(ConsoleProperties properties) {
        most = properties.streamsMax();
    }

    /** Returns the same stream within the bound: one too many ends at once by a 503. */
    public <T> Flux<T> within(Flux<T> stream) {
        return Flux.defer(() -> {
            if (taken.incrementAndGet() > most) {
                taken.decrementAndGet();
                return Flux.error(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "too many streams"));
            }
            return stream.doFinally(signal -> taken.decrementAndGet());
        });
    }
}
