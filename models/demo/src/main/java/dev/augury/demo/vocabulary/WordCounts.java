package dev.augury.demo.vocabulary;

import dev.augury.model.token.merge.IntList;
import dev.augury.model.token.pretokenize.CodePoints;
import dev.augury.model.token.pretokenize.PreTokenizer;
import dev.augury.model.token.pretokenize.PreTokenizers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * How often each word stands in the texts, cut as the served tokenizer cuts them, and once more between a sign and the letters that follow it; how often a sign
 * leads each word is counted beside. Not thread-safe.
 */
final class WordCounts {

    /** The pre-tokenizer of the demo model: it isolates every digit. */
    static final String PRE_TOKENIZER = "qwen2";

    private final PreTokenizer preTokenizer = PreTokenizers.named(PRE_TOKENIZER).orElseThrow().rules();
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<Led, Long> leads = new HashMap<>();

    /**
     * A word with the sign before it.
     *
     * @param sign one character
     * @param letters the word
     */
    record Led(String sign, String letters) {}

    /** Adds the words of a text. */
    void add(WeightedText weighted) {
        String text = weighted.text();
        Matcher reserved = ReservedToken.any().matcher(text);
        int from = 0;
        while (reserved.find()) {
            addWords(text, from, reserved.start(), weighted.weight());
            from = reserved.end();
        }
        addWords(text, from, text.length(), weighted.weight());
    }

    private void addWords(String text, int from, int to, long weight) {
        CodePoints points = CodePoints.of(text, from, to);
        IntList ends = preTokenizer.ends(points);
        int start = 0;
        for (int i = 0; i < ends.size(); i++) {
            int end = ends.get(i);
            int letters = end - start > 1 && !Character.isLetter(points.points()[start]) && Character.isLetter(points.points()[start + 1]) ? start + 1 : start;
            String word = new String(points.points(), letters, end - letters);
            counts.merge(word, weight, Math::addExact);
            if (letters > start) {
                String sign = new String(points.points(), start, 1);
                counts.merge(sign, weight, Math::addExact);
                leads.merge(new Led(sign, word), weight, Math::addExact);
            }
            start = end;
        }
    }

    /** Returns the words with their counts, in no order. */
    Map<String, Long> counts() {
        return counts;
    }

    /** Returns how often a sign leads a word, in no order. */
    Map<Led, Long> leads() {
        return leads;
    }
}
