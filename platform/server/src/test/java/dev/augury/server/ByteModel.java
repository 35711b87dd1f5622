package dev.augury.server;

import dev.augury.core.flow.Prompt;
import dev.augury.server.model.ServedModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;

/** A model whose tokens are bytes, and one token more that begins every text. */
public record ByteModel(String name) implements ServedModel {

    /** The token that begins a text. */
    public static final int BEGIN = 256;

    @Override
    public Instant created() {
        return Instant.ofEpochSecond(1_700_000_000);
    }

    @Override
    public int contextLength() {
        return 4096;
    }

    @Override
    public int vocabularySize() {
        return 257;
    }

    @Override
    public boolean calls() {
        return name.equals("hub/large");
    }

    @Override
    public int[] tokens(Prompt prompt, boolean special) {
        String text = switch (prompt) {
            case Prompt.Text one -> one.text();
            case Prompt.Chat chat when chat.messages().getFirst().get("role").equals("tool") -> throw new IllegalArgumentException(
                    "The template refuses a chat that begins with a tool.");
            case Prompt.Chat chat -> chat.messages().toString();
            case Prompt.Tokens tokens -> throw new IllegalArgumentException("tokens already");
        };
        IntStream bytes = IntStream.range(0, text.getBytes(StandardCharsets.UTF_8).length).map(i -> text.getBytes(StandardCharsets.UTF_8)[i] & 0xff);
        return (special ? IntStream.concat(IntStream.of(BEGIN), bytes) : bytes).toArray();
    }

    @Override
    public byte[] bytes(int token) {
        return token == BEGIN ? "<s>".getBytes(StandardCharsets.UTF_8) : new byte[] {(byte) token};
    }
}
