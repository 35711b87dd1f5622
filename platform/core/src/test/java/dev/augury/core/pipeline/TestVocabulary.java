package dev.augury.core.pipeline;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.tokenize.PromptException;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A language in which token 17 is written "<17>"; token 0 ends an answer. */
final class TestVocabulary implements PromptTokenizer, Vocabulary {

    static final int END = 0;

    @Override
    public TokenizedPrompt tokenize(Prompt prompt) throws PromptException {
        return switch (prompt) {
            case Prompt.Tokens(int[] ids) -> TokenizedPrompt.plain(ids, "");
            case Prompt.Text(String text) -> TokenizedPrompt.plain(text.chars().map(c -> c % 900 + 1).toArray(), text);
            case Prompt.Chat chat -> {
                if (chat.messages().isEmpty()) {
                    throw new PromptException("messages", "There are no messages; send one.", new IllegalArgumentException("empty"));
                }
                int[] ids = chat.messages().toString().chars().map(c -> c % 900 + 1).toArray();
                yield new TokenizedPrompt(ids, chat.messages().toString(), "template", "system", List.of("search"), "tools");
            }
        };
    }

    @Override
    public TextDecoder decoderAfter(int previous) {
        return new TextDecoder() {
            @Override
            public String add(int token) {
                return text(token);
            }

            @Override
            public String end() {
                return "";
            }
        };
    }

    @Override
    public Vocabulary vocabulary() {
        return this;
    }

    @Override
    public int size() {
        return HashEngine.VOCABULARY;
    }

    @Override
    public byte[] bytes(int token) {
        return text(token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isControl(int token) {
        return token == END;
    }

    @Override
    public boolean isEnd(int token) {
        return token == END;
    }

    static String text(int token) {
        return token == END ? "" : "<" + token + ">";
    }

    static String text(int[] tokens) {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            text.append(text(token));
        }
        return text.toString();
    }
}
