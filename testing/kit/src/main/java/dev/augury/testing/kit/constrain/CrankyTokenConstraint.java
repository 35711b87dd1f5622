package dev.augury.testing.kit.constrain;

import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.engine.TokenMask;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Wraps a constraint and misbehaves in one way, once some tokens have been taken. */
public final class CrankyTokenConstraint implements TokenConstraint {

    /** A way to misbehave. */
    public enum Fault {
        /** Throws when it is asked what is allowed. */
        THROW_ON_MASK,
        /** Throws when it is told the next token. */
        THROW_ON_ADVANCE,
        /** Throws when it is asked what must come. */
        THROW_ON_FORCED,
        /** Allows no token. */
        FORBID_ALL,
        /** Allows only what is no token of the vocabulary. */
        ALLOW_OUTSIDE,
        /** Returns null for what is allowed. */
        NULL_MASK,
        /** Returns null for what must come. */
        NULL_FORCED,
        /** Forces what is no token of the vocabulary. */
        FORCE_OUTSIDE,
        /** Forces a hundred thousand tokens at once, whatever it allows. */
        FORCE_FLOOD
    }

    private static final int FLOOD = 100_000;

    private final TokenConstraint constraint;
    private final Fault fault;
    private final int from;
    private int taken;

    /** Wraps a constraint; it misbehaves after {@code from} tokens. */
    public CrankyTokenConstraint(TokenConstraint constraint, Fault fault, int from) {
        this.constraint = constraint;
        this.fault = fault;
        this.from = from;
    }

    private boolean is(Fault now) {
        return fault == now && taken >= from;
    }

    private void maybeThrow(Fault now) {
        if (is(now)) {
            throw new IllegalStateException("This constraint throws, as its test wants");
        }
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable TokenMask mask() {
        maybeThrow(Fault.THROW_ON_MASK);
        if (is(Fault.NULL_MASK)) {
            return null;
        }
        TokenMask mask = constraint.mask();
        if (is(Fault.ALLOW_OUTSIDE)) {
            long[] bits = new long[mask.bits().length + 1];
            bits[mask.bits().length] = 1;
            return new TokenMask(bits);
        }
        return is(Fault.FORBID_ALL) ? new TokenMask(new long[mask.bits().length]) : mask;
    }

    @Override
    public void advance(int token) {
        maybeThrow(Fault.THROW_ON_ADVANCE);
        taken++;
        constraint.advance(token);
    }

    @Override
    public void rollback(int tokens) {
        taken -= tokens;
        constraint.rollback(tokens);
    }

    @Override
    @SuppressWarnings("NullAway")
    public int @Nullable [] forced() {
        maybeThrow(Fault.THROW_ON_FORCED);
        if (is(Fault.NULL_FORCED)) {
            return null;
        }
        if (is(Fault.FORCE_FLOOD)) {
            int[] flood = new int[FLOOD];
            Arrays.fill(flood, 1);
            return flood;
        }
        return is(Fault.FORCE_OUTSIDE) ? new int[] {Integer.MAX_VALUE} : constraint.forced();
    }
}
