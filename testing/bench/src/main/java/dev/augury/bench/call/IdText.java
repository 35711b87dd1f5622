package dev.augury.bench.call;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.model.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Token ids as text, so that the text of an answer tells its tokens. Every call has the same response. */
record IdText(Vocabulary vocabulary, int[] response) implements PromptTokenizer {

    static Prompt conversation(int[] tokens) {
        return new Prompt.Chat(List.of(Map.of("role", "user", "content", Arrays.toString(tokens))), null, Map.of());
    }

    @Override
    public TokenizedPrompt tokenize(Prompt prompt) {
        if (!(prompt instanceof Prompt.Chat chat)) {
            throw new IllegalArgumentException("Only chats can call");
        }
        String[] ids = String.valueOf(chat.messages().getFirst().get("content")).replaceAll("[\\[\\] ]", "").split(",");
        return TokenizedPrompt.plain(Arrays.stream(ids).mapToInt(Integer::parseInt).toArray(), "ids");
    }

    @Override
    public int[] respond(Prompt prompt, List<CallAnswer> answers) {
        return response;
    }

    @Override
    public TextDecoder decoderAfter(int previous) {
        return new TextDecoder() {
            @Override
            public String add(int token) {
                return token + " ";
            }

            @Override
            public String end() {
                return "";
            }
        };
    }
}
