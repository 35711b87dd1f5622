package dev.augury.bench.mask;

import dev.augury.constraint.calls.CallConstraintConfig;
import dev.augury.constraint.calls.CallConstraintFactory;
import dev.augury.spi.constrain.CallDemand;
import dev.augury.spi.constrain.ConstraintCompiler;
import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.model.Vocabulary;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes forced calls by choosing among the allowed tokens, so that answers wander through the grammar as a model's do, and times each token: taking it, what is
 * forced behind it, and the next mask.
 */
public final class MaskSpeed {

    private static final String SCHEMA = """
            {"type": "object", "required": ["city", "days"], "properties": {"city": {"type": "string"}, "days": {"type": "integer"}, "exact": {"type": "boolean"},
             "unit": {"enum": ["celsius", "fahrenheit"]}, "tags": {"type": "array", "items": {"type": "string"}}}}""";
    private static final int LONGEST = 200;
    private static final double NANOS_PER_MICRO = 1000;

    private final Vocabulary vocabulary;
    private final Function<String, int[]> encode;
    private final int quote;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * What was measured.
     *
     * @param prepareMillis milliseconds to prepare the vocabulary, once per lane
     * @param compileMicros microseconds to compile a request's tools, median
     * @param tokens tokens timed
     * @param sorted nanoseconds per token, ascending
     */
    public record Times(double prepareMillis, double compileMicros, int tokens, long[] sorted) {

        /** Returns the microseconds that this share of the tokens stayed below. */
        public double quantile(double share) {
            return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / NANOS_PER_MICRO;
        }
    }

    /** Takes a vocabulary and what makes tokens of text. */
    public MaskSpeed(Vocabulary vocabulary, Function<String, int[]> encode) {
        this.vocabulary = vocabulary;
        this.encode = encode;
        quote = encode.apply("\"")[0];
    }

    /**
     * Writes that many answers, after a quarter as many that warm up.
     *
     * @param schema whether the tools have schemas, or take any object
     * @param masks masks kept, 1 to measure them without
     */
    public Times measure(int answers, boolean schema, int masks) {
        long before = threads.getCurrentThreadCpuTime();
        ConstraintCompiler compiler = new CallConstraintFactory()
                .create(OptionRecords.bind(CallConstraintConfig.class, Map.of("masks", String.valueOf(masks))), new LoneContext(Path.of("."), 1), vocabulary);
        double prepared = (threads.getCurrentThreadCpuTime() - before) / 1e6;
        CallDemand demand = new CallDemand(List.of(choice("get_weather", schema), choice("get_time", schema), choice("search", schema)), 4);
        SplittableRandom random = new SplittableRandom(1);
        long[] nanos = new long[answers * LONGEST];
        long[] compiled = new long[answers];
        int tokens = 0;
        for (int answer = -answers / 4; answer < answers; answer++) {
            long start = threads.getCurrentThreadCpuTime();
            Supplier<TokenConstraint> source = compiler.calls(demand);
            compiled[Math.max(0, answer)] = threads.getCurrentThreadCpuTime() - start;
            int more = write(source.get(), random, nanos, answer < 0 ? 0 : tokens);
            tokens = answer < 0 ? 0 : more;
        }
        Arrays.sort(compiled);
        long[] sorted = Arrays.copyOf(nanos, tokens);
        Arrays.sort(sorted);
        return new Times(prepared, compiled[answers / 2] / NANOS_PER_MICRO, tokens, sorted);
    }

    private CallDemand.Choice choice(String tool, boolean schema) {
        int[] opening = encode.apply("<tool_call>\n{\"name\": \"" + tool + "\", \"arguments\": ");
        return new CallDemand.Choice(tool, opening, encode.apply("}\n</tool_call>"), schema ? SCHEMA : "{\"type\": \"object\"}");
    }

    /** Writes one answer and returns how many tokens have been timed. */
    private int write(TokenConstraint constraint, SplittableRandom random, long[] nanos, int from) {
        int timed = from;
        TokenMask mask = constraint.mask();
        for (int i = 0; i < LONGEST; i++) {
            int token = choose(mask, random);
            if (vocabulary.isEnd(token)) {
                break;
            }
            long start = threads.getCurrentThreadCpuTime();
            constraint.advance(token);
            for (int forced : constraint.forced()) {
                constraint.advance(forced);
            }
            mask = constraint.mask();
            nanos[timed++] = threads.getCurrentThreadCpuTime() - start;
        }
        return timed;
    }

    /** A model closes its strings sooner than chance would. */
    private int choose(TokenMask mask, SplittableRandom random) {
        if (random.nextInt(12) == 0 && mask.allows(quote)) {
            return quote;
        }
        int size = vocabulary.size();
        int from = random.nextInt(size);
        for (int i = 0; i < size; i++) {
            int token = (from + i) % size;
            if (mask.allows(token)) {
                return token;
            }
        }
        throw new IllegalStateException("A mask allows no token");
    }

    /** Makes up a vocabulary: the bytes, an end, and words of syllables as byte-level vocabularies have them, with what stands around words in JSON. */
    public static MaskSpeed ofWords(int tokens) {
        SplittableRandom random = new SplittableRandom(2);
        List<String> before = List.of("", "", " ", " ", " ", "\"", " \"", "{\"", "_", ".", "\n", "(");
        List<String> behind = List.of("", "", "", "", "", "", "\"", "\":", "\",", "\"}", ".", ",", ")");
        List<String> syllables = List.of("an", "ter", "co", "re", "mi", "lo", "st", "qu", "é", "im", "er", "tion", "the", "go", "ба", "名", "x", "10", "7", "Ge", "Wa");
        byte[][] bytes = new byte[tokens][];
        for (int token = 0; token < tokens; token++) {
            if (token < 256) {
                bytes[token] = new byte[] {(byte) token};
            } else {
                StringBuilder word = new StringBuilder(before.get(random.nextInt(before.size())));
                int length = 1 + random.nextInt(4);
                for (int i = 0; i < length; i++) {
                    word.append(syllables.get(random.nextInt(syllables.size())));
                }
                bytes[token] = word.append(behind.get(random.nextInt(behind.size()))).toString().getBytes(StandardCharsets.UTF_8);
            }
        }
        return new MaskSpeed(new Words(bytes), text -> {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            int[] ids = new int[octets.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = octets[i] & 0xFF;
            }
            return ids;
        });
    }

    /** A vocabulary whose last token is the end. */
    private record Words(byte[][] tokens) implements Vocabulary {

        @Override
        public int size() {
            return tokens.length;
        }

        @Override
        public byte[] bytes(int token) {
            return isControl(token) ? new byte[0] : tokens[token].clone();
        }

        @Override
        public boolean isControl(int token) {
            return token == tokens.length - 1;
        }

        @Override
        public boolean isEnd(int token) {
            return isControl(token);
        }
    }
}
