package dev.augury.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.console.ConsoleProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class StreamPlacesTest {

    private final StreamPlaces places = places(2);

    private static StreamPlaces places(int most) {
        return new StreamPlaces(new ConsoleProperties(true, Duration.ofMinutes(30), 10, 3, Duration.ofMinutes(5), most));
    }

    private int first() {
        return places.within(Flux.just(1)).blockFirst(Duration.ofSeconds(10));
    }

    @Test
    void oneTooManyIsRefusedUntilAnotherEnds() {
        Disposable one = places.within(Flux.never()).subscribe();
        Disposable two = places.within(Flux.never()).subscribe();
        assertThatThrownBy(this::first).isInstanceOf(ResponseStatusException.class).hasMessageContaining("503");
        one.dispose();
        assertThat(first()).isEqualTo(1);
        assertThat(first()).as("one that ends gives its place back").isEqualTo(1);
        two.dispose();
    }

    /** A HEAD asks for a stream that never begins. */
    @Test
    void streamThatNeverBeginsTakesNoPlace() {
        for (int i = 0; i < 5; i++) {
            places.within(Flux.never());
        }
        assertThat(first()).isEqualTo(1);
    }

    @RestController
    static final class Watched {

        @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> stream() {
            return places(0).within(Flux.just("a"));
        }
    }

    @Test
    void refusalIsAStatusAndNoStream() {
        WebTestClient.bindToController(new Watched()).build().get().uri("/stream").exchange().expectStatus().isEqualTo(503);
    }
}
