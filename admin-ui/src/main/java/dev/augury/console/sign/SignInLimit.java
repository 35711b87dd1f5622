package dev.augury.console.sign;

import dev.augury.console.ConsoleProperties;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Bounds failed attempts to sign in, by address; of IPv6, by its first half, which is one line of a provider. Thread-safe. */
@Component
final class SignInLimit {

    private static final int ADDRESSES_MAX = 10_000;
    private static final int NETWORK_BYTES = 8;

    private final ConsoleProperties properties;
    private final InstantSource clock;

    /** The address that failed longest ago is forgotten first. */
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    private record Failures(int count, Instant last) {}

    SignInLimit(ConsoleProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** Returns how long the address has to wait, zero if it may try. */
    private Duration pause(InetAddress address) {
        Failures known = failures.get(key(address));
        if (known == null || known.count() < properties.attemptsMax()) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), known.last().plus(properties.attemptsPause()));
        return left.isPositive() ? left : Duration.ZERO;
    }

    /** Takes an attempt, which counts as failed until it succeeds: many at once are no more than one after another. Returns how long to wait instead, zero if it may be made. */
    synchronized Duration attempt(InetAddress address) {
        Duration left = pause(address);
        if (left.isZero()) {
            failed(address);
        }
        return left;
    }

    /** Counts a failed attempt; those before a whole pause do not count. */
    private void failed(InetAddress address) {
        Instant now = clock.instant();
        Failures known = failures.remove(key(address));
        boolean old = known == null || known.last().plus(properties.attemptsPause()).isBefore(now);
        failures.put(key(address), new Failures(old ? 1 : known.count() + 1, now));
    }

    /** Forgets the failures of an address from which somebody signed in. */
    synchronized void succeeded(InetAddress address) {
        failures.remove(key(address));
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
