package dev.augury.executor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(2, 100, now::get);

    @Test
    void opensAfterFailuresInARowOnly() {
        assertThat(breaker.failed()).isFalse();
        breaker.succeeded();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.failed()).isTrue();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void oneCallTriesAgainAfterThePauseAndDecides() {
        breaker.failed();
        breaker.failed();
        now.set(100);
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).as("a second call while the first tries").isFalse();
        breaker.failed();
        now.set(199);
        assertThat(breaker.admits()).as("the pause begins anew").isFalse();
        now.set(200);
        assertThat(breaker.admits()).isTrue();
        breaker.abandoned();
        assertThat(breaker.admits()).as("an abandoned try leaves room for another").isTrue();
        breaker.succeeded();
        assertThat(breaker.admits() && breaker.admits()).isTrue();
    }
}
