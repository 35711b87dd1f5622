package dev.augury.constraint.calls;

import dev.augury.spi.engine.TokenMask;
import java.util.LinkedHashMap;
import java.util.Map;

/** The masks of the states that a lane's answers were in last. States are the same only if they are one: equality is identity. Not thread-safe. */
final class MaskCache {

    private final Lexicon lexicon;
    private final Map<State, TokenMask> masks;

    MaskCache(Lexicon lexicon, int most) {
        this.lexicon = lexicon;
        masks = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<State, TokenMask> eldest) {
                return size() > most;
            }
        };
    }

    TokenMask of(State state) {
        TokenMask known = masks.get(state);
        if (known != null) {
            return known;
        }
        long[] bits = lexicon.noTokens();
        state.allow(lexicon, bits);
        TokenMask mask = new TokenMask(bits);
        masks.put(state, mask);
        return mask;
    }
}
