package dev.augury.model.token.pretokenize;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pre-tokenizers by the names that model files give them in {@code tokenizer.ggml.pre}. The patterns are facts of the models; each is
 * a row of rules, and a rule cuts every piece that the rules before it left.
 */
public enum PreTokenizers {
    /** For files that say {@code default} or nothing. */
    DEFAULT(new PreTokenizer(Runs.whole(PreTokenizers::isSign), new WordsOfGpt2(),
            Runs.whole(Runs.ofClass(CodePoints.NUMBER)), new DigitTriples()), "default"),
    GPT_2(new PreTokenizer(new WordsOfGpt2()),
            "gpt-2", "phi-2", "mpt", "gpt-neox", "olmo", "jais", "gigachat", "trillion", "granite-docling", "exaone4", "mellum", "a.x-4.0"),
    LLAMA_3(new PreTokenizer(new WordsOfLlama3(3)),
            "llama-bpe", "llama3", "llama-v3", "falcon3", "falcon-h1", "pixtral", "lfm2", "midm-2.0", "dbrx", "smaug-bpe", "chatglm-bpe",
            "glm4"),
    QWEN_2(new PreTokenizer(new WordsOfLlama3(1)),
            "qwen2", "deepseek-r1-qwen", "stablelm2", "megrez", "hunyuan", "solar-open", "grok-2"),
    STARCODER(new PreTokenizer(Runs.isolated(Runs.ofClass(CodePoints.NUMBER)), new WordsOfGpt2()),
            "starcoder", "refact", "smollm", "command-r", "codeshell", "exaone", "minerva-7b", "mellum2"),
    FALCON(new PreTokenizer(Runs.whole(PreTokenizers::isSignOrBacktick), new WordsOfGpt2(), new DigitTriples()), "falcon"),
    DEEPSEEK_LLM(new PreTokenizer(Runs.isolated(PreTokenizers::isLineBreak), Runs.withSpaceBefore(PointRanges.DEEPSEEK_LETTERS),
            Runs.withSpaceBefore(PointRanges.DEEPSEEK_PUNCTUATION), new TrailingSpaces(), Runs.whole(PointRanges.DEEPSEEK_CJK),
            Runs.whole(Runs.ofClass(CodePoints.NUMBER))), "deepseek-llm"),
    DEEPSEEK_CODER(new PreTokenizer(Runs.isolated(PreTokenizers::isLineBreak), Runs.withSpaceBefore(Runs.ofClass(CodePoints.LETTER)),
            Runs.withSpaceBefore(Runs.ofClass(CodePoints.PUNCTUATION)), Runs.whole(PointRanges.DEEPSEEK_CJK),
            Runs.isolated(Runs.ofClass(CodePoints.NUMBER))), "deepseek-coder"),
    TEKKEN(new PreTokenizer(new CasedWords(1, false)), "tekken"),
    GPT_4O(new PreTokenizer(new CasedWords(3, true)), "gpt-4o", "llama4", "kanana2");

    private static final Set<String> LIKE_LLAMA_3 = Set.of(
            "llama-bpe", "llama3", "llama-v3", "falcon3", "falcon-h1", "pixtral", "lfm2", "midm-2.0", "tekken");

    private final PreTokenizer preTokenizer;
    private final List<String> names;

    PreTokenizers(PreTokenizer preTokenizer, String... names) {
        this.preTokenizer = preTokenizer;
        this.names = List.of(names);
    }

    /** Returns the pre-tokenizer of that name. */
    public static Optional<PreTokenizers> named(String name) {
        for (PreTokenizers each : values()) {
            if (each.names.contains(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns all names, sorted, for an error that lists them. */
    public static List<String> known() {
        TreeSet<String> all = new TreeSet<>();
        for (PreTokenizers each : values()) {
            all.addAll(each.names);
        }
        return List.copyOf(all);
    }

    /**
     * Returns whether the pre-tokenizer of that name came with Llama 3's two habits: a word that is a token is taken as it is, whatever
     * merging would make of it, and texts begin with a begin token where the file does not say.
     */
    public static boolean hasHabitsOfLlama3(String name) {
        return LIKE_LLAMA_3.contains(name);
    }

    /** Returns the rules. */
    public PreTokenizer rules() {
        return preTokenizer;
    }

    private static boolean isLineBreak(CodePoints text, int index) {
        return text.at(index) == '\r' || text.at(index) == '\n';
    }

    private static boolean isSign(CodePoints text, int index) {
        return text.is(index, index + 1, CodePoints.PUNCTUATION) || "$+<=>^~|".indexOf(text.at(index)) >= 0;
    }

    private static boolean isSignOrBacktick(CodePoints text, int index) {
        return isSign(text, index) || text.at(index) == '`';
    }
}
