package dev.augury.testing.kit.engine;

import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import dev.augury.spi.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A model without tensors: its vocabulary has one token per byte, id and byte being the same, then {@code <end>} as token 256, then words {@code w257 },
 * {@code w258 } and so on.
 *
 * @param name name of the model
 * @param vocabularySize number of tokens, at least 257
 */
public record ScriptedModel(String name, int vocabularySize) implements ModelSource {

    /** The token that ends an answer. */
    public static final int END = 256;

    /** Refuses a vocabulary without room for bytes and end. */
    public ScriptedModel {
        if (vocabularySize <= END) {
            throw new IllegalArgumentException("A vocabulary of " + vocabularySize + " tokens has no room for 256 bytes and an end; give at least 257");
        }
    }

    @Override
    public String architecture() {
        return "scripted";
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("general.architecture", "scripted", "general.name", name, "scripted.context_length", 4096L);
    }

    @Override
    public Map<String, TensorView> tensors() {
        return Map.of();
    }

    @Override
    public Vocabulary vocabulary() {
        return new Bytes(vocabularySize);
    }

    private record Bytes(int size) implements Vocabulary {

        @Override
        public byte[] bytes(int token) {
            if (token < 0 || token >= size) {
                throw new IndexOutOfBoundsException("Token " + token + " is outside a vocabulary of " + size);
            }
            if (token < END) {
                return new byte[] {(byte) token};
            }
            return token == END ? new byte[0] : ("w" + token + " ").getBytes(StandardCharsets.UTF_8);
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
