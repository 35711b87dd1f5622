package dev.augury.core.flow;

import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.engine.TokenMask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What keeps one answer to the tokens that may come next, with whatever a plugin does wrong turned into a {@link ConstraintException}. It knows all tokens of the
 * answer, so it is right again after a preemption, which loses KV and no token.
 */
public final class Constraint {

    private static final int RUN_MAX = 65_536;

    private final TokenConstraint constraint;
    private final int vocabulary;
    private TokenMask mask;

    private Constraint(TokenConstraint constraint, int vocabulary) {
        this.constraint = constraint;
        this.vocabulary = vocabulary;
        mask = allowed();
    }

    /**
     * Opens the constraint of an answer.
     *
     * @param vocabulary number of tokens
     * @throws ConstraintException when the plugin fails or allows nothing
     */
    public static Constraint open(Supplier<TokenConstraint> source, int vocabulary) {
        return guarded(() -> new Constraint(source.get(), vocabulary));
    }

    /** Returns what may come next; at least one token of the vocabulary. */
    public TokenMask mask() {
        return mask;
    }

    /**
     * Takes the token that was chosen.
     *
     * @return the tokens that come next whatever the model says, to be taken one by one with {@link #takeForced}
     * @throws ConstraintException when the plugin fails or forces what is no token
     */
    public int[] take(int token) {
        return guarded(() -> {
            constraint.advance(token);
            int[] run = constraint.forced();
            if (run == null || run.length > RUN_MAX) {
                throw new ConstraintException("The token constraint forces " + (run == null ? "null" : run.length + " tokens at once"), null);
            }
            for (int forced : run) {
                if (forced < 0 || forced >= vocabulary) {
                    throw new ConstraintException("The token constraint forces token " + forced + ", which is not among the " + vocabulary + " of the model", null);
                }
            }
            return run;
        });
    }

    /**
     * Takes a token that was forced.
     *
     * @throws ConstraintException when the plugin fails
     */
    public void takeForced(int token) {
        guarded(() -> {
            constraint.advance(token);
            return constraint;
        });
    }

    /**
     * Asks what may come next, behind the last token that was taken.
     *
     * @throws ConstraintException when the plugin fails or allows nothing
     */
    public void look() {
        mask = guarded(this::allowed);
    }

    private TokenMask allowed() {
        TokenMask next = constraint.mask();
        if (next == null || !allowsAny(next.bits())) {
            throw new ConstraintException("The token constraint allows no token", null);
        }
        return next;
    }

    private boolean allowsAny(long[] bits) {
        int whole = vocabulary / Long.SIZE;
        for (int i = 0; i < Math.min(whole, bits.length); i++) {
            if (bits[i] != 0) {
                return true;
            }
        }
        return whole < bits.length && (bits[whole] & (1L << vocabulary % Long.SIZE) - 1) != 0;
    }

    /** Returns the tokens that two masks allow, or those of the first where they have none in common. */
    static TokenMask both(TokenMask first, @Nullable TokenMask second) {
        if (second == null) {
            return first;
        }
        long[] bits = new long[Math.min(first.bits().length, second.bits().length)];
        long any = 0;
        for (int i = 0; i < bits.length; i++) {
            bits[i] = first.bits()[i] & second.bits()[i];
            any |= bits[i];
        }
        return any == 0 ? first : new TokenMask(bits);
    }

    private static <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (ConstraintException failure) {
            throw failure;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            throw new ConstraintException("The token constraint failed: " + failure, failure);
        }
    }
}
