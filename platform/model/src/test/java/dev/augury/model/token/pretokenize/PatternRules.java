package dev.augury.model.token.pretokenize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pre-tokenizers once more, as the patterns of the models, slow and plain: what the scanners are judged by. */
enum PatternRules {
    DEFAULT(PreTokenizers.DEFAULT, "[\\p{P}$+<=>^~|]+", Words.GPT_2, "\\p{N}+", "[0-9][0-9][0-9]"),
    GPT_2(PreTokenizers.GPT_2, Words.GPT_2),
    LLAMA_3(PreTokenizers.LLAMA_3, Words.LLAMA_3.replace("DIGITS", "{1,3}")),
    QWEN_2(PreTokenizers.QWEN_2, Words.LLAMA_3.replace("DIGITS", "")),
    STARCODER(PreTokenizers.STARCODER, "\\p{N}", Words.GPT_2),
    FALCON(PreTokenizers.FALCON, "[\\p{P}$+<=>^~|`]+", Words.GPT_2, "[0-9][0-9][0-9]"),
    DEEPSEEK_LLM(PreTokenizers.DEEPSEEK_LLM, "[\\r\\n]", "\\s?[A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u017F\\uFB01\\x{10400}]+",
            "\\s?[!-/:-~\\uFF01-\\uFF0F\\uFF1A-\\uFF5E\\u2018-\\u201F\\u3001-\\u3002]+", "\\s+\\z", Words.CJK, "\\p{N}+"),
    DEEPSEEK_CODER(PreTokenizers.DEEPSEEK_CODER, "[\\r\\n]", "\\s?\\p{L}+", "\\s?\\p{P}+", Words.CJK, "\\p{N}"),
    TEKKEN(PreTokenizers.TEKKEN, Words.CASED.replace("DIGITS", "").replace("AFTER", "")),
    GPT_4O(PreTokenizers.GPT_4O, Words.CASED.replace("DIGITS", "{1,3}").replace("AFTER", Words.CONTRACTIONS + "?"));

    private final PreTokenizers preTokenizer;
    private final List<Pattern> patterns;

    PatternRules(PreTokenizers preTokenizer, String... patterns) {
        this.preTokenizer = preTokenizer;
        this.patterns = List.of(patterns).stream().map(text -> Pattern.compile(text.replace("\\S", "[^\\s]")
                .replace("\\s", "\\p{IsWhite_Space}"))).toList();
    }

    PreTokenizers preTokenizer() {
        return preTokenizer;
    }

    List<String> words(String text) {
        List<String> pieces = text.isEmpty() ? List.of() : List.of(text);
        for (Pattern pattern : patterns) {
            List<String> parts = new ArrayList<>();
            pieces.forEach(piece -> cut(pattern, piece, parts));
            pieces = parts;
        }
        return pieces;
    }

    private static void cut(Pattern pattern, String piece, List<String> parts) {
        int done = 0;
        for (Matcher matcher = pattern.matcher(piece); matcher.find(); done = matcher.end()) {
            if (matcher.start() > done) {
                parts.add(piece.substring(done, matcher.start()));
            }
            parts.add(matcher.group());
        }
        if (done < piece.length()) {
            parts.add(piece.substring(done));
        }
    }

    private static final class Words {
        static final String GPT_2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
        static final String CONTRACTIONS = "(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])";
        static final String LLAMA_3 = CONTRACTIONS
                + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}DIGITS| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        static final String CASED = "[^\\r\\n\\p{L}\\p{N}]?[\\p{L}&&[^a-z]]*[\\p{L}&&[^A-Z]]+AFTER"
                + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}&&[^a-z]]+[\\p{L}&&[^A-Z]]*AFTER"
                + "|\\p{N}DIGITS| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        static final String CJK = "[\\u0800-\\u9FA5\\uAC00-\\uD7FF&&[^\\s]]+";
    }
}
