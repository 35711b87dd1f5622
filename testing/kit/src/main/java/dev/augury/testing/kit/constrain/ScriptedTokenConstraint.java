package dev.augury.testing.kit.constrain;

import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.engine.TokenMask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Allows and forces what a script says, which sees the tokens taken so far. */
public final class ScriptedTokenConstraint implements TokenConstraint {

    private final int vocabulary;
    private final Script script;
    private final List<Integer> taken = new ArrayList<>();

    /** What is allowed. */
    @FunctionalInterface
    public interface Script {

        /** Returns which tokens may follow these. */
        IntPredicate allows(List<Integer> taken);

        /** Returns what must follow these; nothing unless overridden. */
        default int[] forced(List<Integer> taken) {
            return new int[0];
        }
    }

    /** Makes a constraint over that many tokens. */
    public ScriptedTokenConstraint(int vocabulary, Script script) {
        this.vocabulary = vocabulary;
        this.script = script;
    }

    /** Returns the tokens taken so far. */
    public List<Integer> taken() {
        return List.copyOf(taken);
    }

    @Override
    public TokenMask mask() {
        long[] bits = new long[(vocabulary + Long.SIZE - 1) / Long.SIZE];
        IntPredicate allowed = script.allows(taken());
        for (int token = 0; token < vocabulary; token++) {
            if (allowed.test(token)) {
                bits[token / Long.SIZE] |= 1L << token % Long.SIZE;
            }
        }
        return new TokenMask(bits);
    }

    @Override
    public void advance(int token) {
        if (!script.allows(taken()).test(token)) {
            throw new IllegalArgumentException("Token " + token + " is not allowed after " + taken);
        }
        taken.add(token);
    }

    @Override
    public void rollback(int tokens) {
        if (tokens < 0 || tokens > taken.size()) {
            throw new IllegalArgumentException(tokens + " tokens cannot be taken back of " + taken.size());
        }
        taken.subList(taken.size() - tokens, taken.size()).clear();
    }

    @Override
    public int[] forced() {
        return script.forced(taken());
    }
}
