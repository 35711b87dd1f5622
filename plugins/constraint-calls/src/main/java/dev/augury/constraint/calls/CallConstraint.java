package dev.augury.constraint.calls;

import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.engine.TokenMask;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps one answer to its grammar. It remembers the state after each token, which makes taking tokens back a matter of a counter. */
final class CallConstraint implements TokenConstraint {

    private static final int[] NOTHING = {};
    /** Far beyond any form of calls; a run that is longer comes in parts. */
    private static final int RUN_MAX = 1024;

    private final Lexicon lexicon;
    private final MaskCache masks;
    private State[] states = new State[32];
    private int taken;

    CallConstraint(State start, Lexicon lexicon, MaskCache masks) {
        this.lexicon = lexicon;
        this.masks = masks;
        states[0] = start;
    }

    @Override
    public TokenMask mask() {
        return masks.of(states[taken]);
    }

    @Override
    public void advance(int token) {
        State next = states[taken].token(token, lexicon);
        if (next == null) {
            throw new IllegalArgumentException("Token " + token + " is not allowed after " + taken + " tokens of this answer");
        }
        if (taken + 1 == states.length) {
            states = Arrays.copyOf(states, states.length * 2);
        }
        states[++taken] = next;
    }

    @Override
    public void rollback(int tokens) {
        if (tokens < 0 || tokens > taken) {
            throw new IllegalArgumentException(tokens + " tokens cannot be taken back of " + taken);
        }
        taken -= tokens;
    }

    @Override
    public int[] forced() {
        int[] run = NOTHING;
        int length = 0;
        @Nullable State state = states[taken];
        while (state != null && length < RUN_MAX) {
            int token = state.only();
            if (token < 0) {
                break;
            }
            run = length == run.length ? Arrays.copyOf(run, Math.max(16, length * 2)) : run;
            run[length++] = token;
            state = state.token(token, lexicon);
        }
        return Arrays.copyOf(run, length);
    }
}
