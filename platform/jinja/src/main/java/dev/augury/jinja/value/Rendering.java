package dev.augury.jinja.value;

import dev.augury.jinja.RenderContext;
import dev.augury.jinja.RenderLimits;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One render: what is left of its limits, and whether printing escapes. Used by one thread. */
public final class Rendering {

    private static final int DEADLINE_MASK = 255;

    private final RenderContext context;
    private final RenderLimits limits;
    private final long started;
    private final long deadlineNanos;
    private long steps;
    private int depth;
    private boolean autoescape;
    private @Nullable RandomGenerator random;

    public Rendering(RenderContext context) {
        this.context = context;
        this.limits = context.limits();
        this.started = context.nanos().getAsLong();
        this.deadlineNanos = limits.deadline().toNanos();
    }

    public RenderContext context() {
        return context;
    }

    public RenderLimits limits() {
        return limits;
    }

    public boolean autoescape() {
        return autoescape;
    }

    public void autoescape(boolean on) {
        autoescape = on;
    }

    public RandomGenerator random() {
        RandomGenerator generator = random;
        if (generator == null) {
            generator = context.random();
            random = generator;
        }
        return generator;
    }

    /** Counts one step. */
    public void step() {
        if (++steps > limits.steps()) {
            throw PyError.limit("the render took more than " + limits.steps() + " steps");
        }
        if ((steps & DEADLINE_MASK) == 0) {
            checkDeadline();
        }
    }

    /** Counts many steps at once, before the work is done. */
    public void steps(long count) {
        steps += count;
        if (steps > limits.steps()) {
            throw PyError.limit("the render took more than " + limits.steps() + " steps");
        }
        if (count > DEADLINE_MASK) {
            checkDeadline();
        }
    }

    private void checkDeadline() {
        if (context.nanos().getAsLong() - started > deadlineNanos) {
            throw PyError.limit("the render took longer than " + limits.deadline().toMillis() + " ms");
        }
    }

    /** Refuses a string or list of this length before it is made. */
    public void checkLength(long length) {
        if (length > limits.stringChars()) {
            throw PyError.limit("a value of length " + length + " is longer than the limit of " + limits.stringChars());
        }
    }

    /** Refuses an output of this length. */
    public void checkOutput(long length) {
        if (length > limits.outputChars()) {
            throw PyError.limit("the output is longer than the limit of " + limits.outputChars() + " characters");
        }
    }

    /** Goes one level deeper; every caller leaves again with {@link #leave()}. */
    public void enter() {
        if (++depth > limits.depth()) {
            depth--;
            throw PyError.limit("calls or values are nested deeper than " + limits.depth());
        }
    }

    public void leave() {
        depth--;
    }
}
