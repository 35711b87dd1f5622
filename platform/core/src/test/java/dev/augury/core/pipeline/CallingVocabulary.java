package dev.augury.core.pipeline;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.RetainedPrefix;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallFrame;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import dev.augury.spi.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A language whose random speakers call often: every eighth token ends a turn, every eighth is a whole call of tool {@code t0}, {@code t1} or {@code t2}, and
 * some are calls gone wrong. It remembers what it wrote in response.
 */
final class CallingVocabulary implements PromptTokenizer, Vocabulary, CallDetector {

    static final int END = 3;
    static final int CALL = 5;
    static final int MALFORMED = 6;

    private static final Pattern WORD = Pattern.compile("<([0-9]+)>");

    /** Responses by the id of the first call that they answer. */
    final Map<String, int[]> written = new HashMap<>();

    int responseTokensMax = 7;
    int scanners;
    int scannersMax = Integer.MAX_VALUE;
    boolean scannersThrow;
    boolean seamless;

    static boolean ends(int token) {
        return token % 8 == END;
    }

    static boolean calls(int token) {
        return token % 8 == CALL;
    }

    static boolean malformed(int token) {
        return token % 64 == MALFORMED;
    }

    /** Returns a conversation of these tokens. */
    static Prompt conversation(int[] tokens) {
        return new Prompt.Chat(List.of(Map.of("role", "user", "content", Arrays.toString(tokens))), null, Map.of());
    }

    @Override
    public TokenizedPrompt tokenize(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Tokens(int[] ids) -> TokenizedPrompt.plain(ids, "");
            case Prompt.Text _ -> throw new IllegalArgumentException("Speak in tokens");
            case Prompt.Chat chat -> prompt(render(chat.messages()));
        };
    }

    @Override
    public @Nullable TokenizedPrompt splice(Prompt.Chat chat, int messages, RetainedPrefix prefix) {
        if (seamless) {
            return null;
        }
        return prompt(joined(prefix.tokens(), prefix.ended() ? new int[0] : new int[] {END}, render(chat.messages().subList(messages, chat.messages().size()))));
    }

    /** Returns the tokens of messages as the template writes them: first what was said in an answer, then its calls, then the end that it prefers. */
    static int[] render(List<Map<String, @Nullable Object>> messages) {
        IntStream.Builder tokens = IntStream.builder();
        for (Map<String, @Nullable Object> message : messages) {
            String content = String.valueOf(message.get("content"));
            if (message.get("role").equals("tool")) {
                tool(content).forEach(tokens);
            } else if (content.startsWith("[")) {
                Arrays.stream(content.replaceAll("[\\[\\] ]", "").split(",")).mapToInt(Integer::parseInt).forEach(tokens);
            } else {
                Matcher word = WORD.matcher(content);
                while (word.find()) {
                    tokens.add(Integer.parseInt(word.group(1)));
                }
            }
            if (message.get("tool_calls") instanceof List<?> calls) {
                calls.forEach(call -> tokens.add(called(call)));
                tokens.add(END);
            }
        }
        return tokens.build().toArray();
    }

    private static int called(Object call) {
        Map<?, ?> function = (Map<?, ?>) ((Map<?, ?>) call).get("function");
        return ((Number) ((Map<?, ?>) function.get("arguments")).get("n")).intValue();
    }

    private static IntStream tool(String content) {
        return IntStream.range(0, 1 + Math.floorMod(content.hashCode(), 5)).map(i -> 1 + Math.floorMod(content.hashCode() * 17 + i * 11, HashEngine.VOCABULARY - 1));
    }

    private static TokenizedPrompt prompt(int[] tokens) {
        return new TokenizedPrompt(tokens, "conversation", "template", null, List.of("t0"), "tools");
    }

    static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    @Override
    public Object arguments(String json) {
        return Map.of("n", Integer.parseInt(json.replaceAll("[^0-9]", "")));
    }

    @Override
    public int[] respond(Prompt prompt, List<CallAnswer> answers) {
        List<Integer> tokens = new ArrayList<>();
        for (CallAnswer answer : answers) {
            int hash = answer.content().hashCode();
            int length = answer.content().startsWith("The result is too long") ? 1 : 1 + Math.floorMod(hash, responseTokensMax);
            for (int i = 0; i < length; i++) {
                tokens.add(1 + Math.floorMod(hash * 31 + i * 7, HashEngine.VOCABULARY - 1));
            }
        }
        int[] response = tokens.stream().mapToInt(Integer::intValue).toArray();
        written.put(answers.getFirst().id(), response);
        return response;
    }

    @Override
    public CallScanner open(List<String> tools) {
        if (++scanners > scannersMax) {
            throw new IllegalStateException("no more scanners");
        }
        return new CallScanner() {
            @Override
            public Scan scan(String text) {
                if (scannersThrow) {
                    throw new IllegalStateException("a scanner that throws");
                }
                StringBuilder free = new StringBuilder();
                List<DetectedCall> calls = new ArrayList<>();
                List<String> malformed = new ArrayList<>();
                Matcher word = WORD.matcher(text);
                while (word.find()) {
                    int token = Integer.parseInt(word.group(1));
                    if (calls(token)) {
                        calls.add(new DetectedCall("t" + token % 3, "{\"n\": " + token + "}"));
                    } else if (malformed(token)) {
                        malformed.add("Token " + token + " is no call.");
                    } else {
                        free.append(word.group());
                    }
                }
                return new Scan(free.toString(), calls, malformed);
            }

            @Override
            public Scan end() {
                return new Scan("", List.of(), List.of());
            }
        };
    }

    @Override
    public String respond(DetectedCall call, String response) {
        return "[" + response + "]";
    }

    /** A call is one token, so nothing stands behind it; {@code t9} cannot be forced. */
    @Override
    public Optional<CallFrame> frame(String tool) {
        return tool.equals("t9") ? Optional.empty() : Optional.of(new CallFrame("<8><16>", ""));
    }

    @Override
    public int[] write(String text) {
        return WORD.matcher(text).results().mapToInt(word -> Integer.parseInt(word.group(1))).toArray();
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
        return ends(token);
    }

    @Override
    public boolean isEnd(int token) {
        return ends(token);
    }

    static String text(int token) {
        return ends(token) ? "" : "<" + token + ">";
    }
}
