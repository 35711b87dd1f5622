package dev.augury.model.token;

import dev.augury.model.token.merge.LongTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tokens that are matched whole in a text: at each place the longest, and nothing inside of a match. One pass; each place costs
 * at most the length of the longest such token.
 */
final class SpecialScanner {
    private final LongTable edges;
    private final List<Token> tokens;
    private final int[] tokenAt;

    /**
     * A token matched whole.
     *
     * @param stripsAfter whether white space after it is swallowed
     */
    record Token(int id, String text, boolean stripsAfter) {}

    /** Told what a text consists of, in order. */
    interface Parts {
        void text(int from, int to);

        void token(int id);
    }

    SpecialScanner(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        int characters = tokens.stream().mapToInt(token -> token.text.length()).sum();
        edges = new LongTable(characters + 1);
        tokenAt = new int[characters + 1];
        int nodes = 1;
        for (int i = 0; i < tokens.size(); i++) {
            int node = 0;
            for (char c : tokens.get(i).text.toCharArray()) {
                if (edges.putIfAbsent(edge(node, c), nodes)) {
                    nodes++;
                }
                node = (int) edges.get(edge(node, c));
            }
            if (node > 0 && tokenAt[node] == 0) {
                tokenAt[node] = i + 1;
            }
        }
    }

    void scan(String text, Parts parts) {
        int done = 0;
        for (int at = 0; at < text.length() && !tokens.isEmpty(); ) {
            Token token = longestAt(text, at);
            if (token == null) {
                at++;
                continue;
            }
            if (at > done) {
                parts.text(done, at);
            }
            parts.token(token.id);
            at += token.text.length();
            while (token.stripsAfter && at < text.length() && isAsciiSpace(text.charAt(at))) {
                at++;
            }
            done = at;
        }
        if (done < text.length()) {
            parts.text(done, text.length());
        }
    }

    private @Nullable Token longestAt(String text, int from) {
        Token longest = null;
        long node = 0;
        for (int at = from; at < text.length(); at++) {
            node = edges.get(edge((int) node, text.charAt(at)));
            if (node < 0) {
                break;
            }
            if (tokenAt[(int) node] > 0) {
                longest = tokens.get(tokenAt[(int) node] - 1);
            }
        }
        return longest;
    }

    private static long edge(int node, char c) {
        return (long) node << 16 | c;
    }

    private static boolean isAsciiSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
