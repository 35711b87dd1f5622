package dev.augury.replay.run;

import dev.augury.replay.trace.Trace;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import dev.augury.spi.model.Vocabulary;
import java.util.Map;

/**
 * A model that says what scripts tell it: token 0 ends a turn, all others are one letter.
 *
 * @param contextTokens most tokens of a sequence
 */
public record ReplayModel(int contextTokens) implements ModelSource {

    /** The token that ends a turn. */
    static final int END = 0;

    static final String NAME = "replay";
    private static final int SIZE = 1 << 15;
    private static final int SPARE = 64;
    private static final byte[] LETTER = {'x'};
    private static final byte[] NOTHING = {};

    /** Makes a model whose context holds every request of a trace. */
    public static ReplayModel of(Trace trace) {
        return new ReplayModel(trace.tokensMax() + SPARE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String architecture() {
        return NAME;
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of(NAME + ".context_length", (long) contextTokens);
    }

    @Override
    public Map<String, TensorView> tensors() {
        return Map.of();
    }

    @Override
    public Vocabulary vocabulary() {
        return new Letters();
    }

    private record Letters() implements Vocabulary {
        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public byte[] bytes(int token) {
            return token == END ? NOTHING : LETTER;
        }

        @Override
        public boolean isControl(int token) {
            return token == END;
        }

        @Override
        public boolean isEnd(int token) {
            return token == END;
        }
    }
}
