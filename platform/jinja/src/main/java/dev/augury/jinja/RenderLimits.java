package dev.augury.jinja;

import java.time.Duration;

/**
 * What one render may use at most; reaching any of them ends it with a {@link RenderLimitException}.
 *
 * @param steps statements, calls and items visited
 * @param outputChars length of the rendered text, in UTF-16 units
 * @param stringChars length of any one string or list made on the way
 * @param rangeItems length of a {@code range}
 * @param depth depth of calls, and of nested values that are printed or compared
 * @param deadline time from start to end, by the clock of the {@link RenderContext}; looked at every 256 steps
 */
public record RenderLimits(long steps, long outputChars, long stringChars, long rangeItems, int depth, Duration deadline) {

    public RenderLimits {
        if (steps < 1 || outputChars < 0 || stringChars < 0 || rangeItems < 0 || depth < 1 || deadline.isNegative()) {
            throw new IllegalArgumentException("limits of a render must not be negative, steps and depth must be at least 1");
        }
    }

    /** Room for any conversation a model can take: 20 million steps, 64 Mi characters, 5 seconds. */
    public static RenderLimits standard() {
        return new RenderLimits(20_000_000, 64 << 20, 64 << 20, 100_000, 200, Duration.ofSeconds(5));
    }

    public RenderLimits withSteps(long value) {
        return new RenderLimits(value, outputChars, stringChars, rangeItems, depth, deadline);
    }

    public RenderLimits withOutputChars(long value) {
        return new RenderLimits(steps, value, stringChars, rangeItems, depth, deadline);
    }

    public RenderLimits withStringChars(long value) {
        return new RenderLimits(steps, outputChars, value, rangeItems, depth, deadline);
    }

    public RenderLimits withDepth(int value) {
        return new RenderLimits(steps, outputChars, stringChars, rangeItems, value, deadline);
    }

    public RenderLimits withDeadline(Duration value) {
        return new RenderLimits(steps, outputChars, stringChars, rangeItems, depth, value);
    }
}
