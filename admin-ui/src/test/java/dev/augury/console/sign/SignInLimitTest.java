package dev.augury.console.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.console.ConsoleProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SignInLimitTest {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-11-22T07:00:00Z");
    private final InstantSource clock = () -> now;
    private final SignInLimit limit = new SignInLimit(new ConsoleProperties(true, Duration.ofMinutes(30), 10, 3, PAUSE, 4), clock);

    @Test
    void addressPausesAfterTooManyAttemptsWhetherTheyAreOverOrNot() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("192.0.2.1");
        attempt(address, 3);
        assertThat(limit.attempt(address)).isEqualTo(PAUSE);
        assertThat(limit.attempt(InetAddress.getByName("192.0.2.2"))).as("others may try").isZero();
        now = now.plusSeconds(60);
        assertThat(limit.attempt(address)).as("one that was not made does not count").isEqualTo(PAUSE.minusSeconds(60));
        now = now.plus(PAUSE);
        attempt(address, 3);
        assertThat(limit.attempt(address)).as("what lies a pause back does not count").isEqualTo(PAUSE);
    }

    @Test
    void successForgetsFailures() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("192.0.2.1");
        attempt(address, 3);
        limit.succeeded(address);
        attempt(address, 3);
    }

    @Test
    void halfAnAddressIsEnoughOfSix() throws UnknownHostException {
        for (int i = 0; i < 3; i++) {
            attempt(InetAddress.getByName("2001:db8:1:2::" + i), 1);
        }
        assertThat(limit.attempt(InetAddress.getByName("2001:db8:1:2:ffff::9"))).isEqualTo(PAUSE);
        assertThat(limit.attempt(InetAddress.getByName("2001:db8:1:3::1"))).isZero();
    }

    private void attempt(InetAddress address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.attempt(address)).isZero();
        }
    }
}
