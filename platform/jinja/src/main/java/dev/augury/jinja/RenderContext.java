package dev.augury.jinja;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What a render takes from outside besides its values. It holds no state of a render and may be shared.
 *
 * @param limits what the render may use
 * @param now what {@code strftime_now} shows
 * @param zone the zone of {@code strftime_now}
 * @param nanos a monotonic clock for the deadline, in nanoseconds
 * @param seed of the {@code random} filter
 */
public record RenderContext(RenderLimits limits, InstantSource now, ZoneId zone, LongSupplier nanos, long seed) {

    /** Standard limits, UTC, seed 0. */
    public static RenderContext of(InstantSource now, LongSupplier nanos) {
        return new RenderContext(RenderLimits.standard(), now, ZoneOffset.UTC, nanos, 0);
    }

    public RenderContext withLimits(RenderLimits value) {
        return new RenderContext(value, now, zone, nanos, seed);
    }

    /** A fresh generator for one render. */
    public RandomGenerator random() {
        return RandomGeneratorFactory.of("SplittableRandom").create(seed);
    }
}
