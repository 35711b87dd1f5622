package dev.augury.testing.kit.constrain;

import dev.augury.spi.constrain.CallDemand;
import dev.augury.spi.model.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A vocabulary of one token per byte, id and byte being the same, then an end token, then words, then control tokens, which have names and no text.
 *
 * @param words the words, which may hold parts of what a JSON text has
 * @param controls names of control tokens
 */
public record WordVocabulary(List<String> words, List<String> controls) implements Vocabulary {

    /** The token that ends an answer. */
    public static final int END = 256;

    /** Pieces of JSON as real vocabularies have them. */
    public static final List<String> JSON_WORDS = List.of(
            "{\"", "\":", "\": ", "\":\"", "\",", "\", \"", "\"}", "\"}}", "}}", "}}\n", "}\n", "{}", "[]", "[{\"", "\"]", "],", "},", " {", " \"", " {\"", "\\n", "\\\"", "\\u",
            "name", "arguments", "true", "false", "null", " true", "10", "00", "0.5", "e+", "-1", "the ", " é", "ü\"", "🙂", "\n", "\n\n", "\t", "<", "</", ">", "query", "limit");

    private static final int FIRST_WORD = END + 1;

    /** Copies the lists. */
    public WordVocabulary {
        words = List.copyOf(words);
        controls = List.copyOf(controls);
    }

    @Override
    public int size() {
        return FIRST_WORD + words.size() + controls.size();
    }

    @Override
    public byte[] bytes(int token) {
        if (token < 0 || token >= size()) {
            throw new IndexOutOfBoundsException("Token " + token + " is outside a vocabulary of " + size());
        }
        if (token < END) {
            return new byte[] {(byte) token};
        }
        return isControl(token) ? new byte[0] : words.get(token - FIRST_WORD).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isControl(int token) {
        return token == END || token >= FIRST_WORD + words.size();
    }

    @Override
    public boolean isEnd(int token) {
        return token == END;
    }

    /** Returns the tokens of a text: names of control tokens as such, otherwise the longest word at each place. */
    public int[] encode(String text) {
        List<Integer> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int best = -1;
            int length = 0;
            for (int token = FIRST_WORD; token < size(); token++) {
                String name = token < FIRST_WORD + words.size() ? words.get(token - FIRST_WORD) : controls.get(token - FIRST_WORD - words.size());
                if (name.length() > length && text.startsWith(name, at)) {
                    best = token;
                    length = name.length();
                }
            }
            if (best >= 0) {
                tokens.add(best);
                at += length;
            } else {
                int point = text.codePointAt(at);
                for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    tokens.add(octet & 0xFF);
                }
                at += Character.charCount(point);
            }
        }
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the text of tokens, control tokens by their names, the end by nothing. */
    public String text(List<Integer> tokens) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int token : tokens) {
            boolean named = token != END && isControl(token);
            text.writeBytes(named ? controls.get(token - FIRST_WORD - words.size()).getBytes(StandardCharsets.UTF_8) : bytes(token));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Returns a choice that is written so. */
    public CallDemand.Choice choice(String tool, String opening, String closing, String parameters) {
        return new CallDemand.Choice(tool, encode(opening), encode(closing), parameters);
    }
}
