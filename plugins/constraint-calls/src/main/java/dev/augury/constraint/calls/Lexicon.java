package dev.augury.constraint.calls;

import dev.augury.spi.model.Vocabulary;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The tokens of a model, laid out for masks. Immutable once made; thread-safe. */
final class Lexicon {

    private static final byte[] NOTHING = {};

    private final byte[][] bytes;
    private final int[] ends;
    private final int newline;
    private final TokenTrie all;
    /** Only those with a quote or a backslash in them: inside a string the others are decided by UTF-8 alone. */
    private final TokenTrie quoted;
    private final long[][] plain = new long[Utf8.STATES][];

    Lexicon(Vocabulary vocabulary) {
        bytes = new byte[vocabulary.size()][];
        for (int token = 0; token < bytes.length; token++) {
            bytes[token] = vocabulary.isControl(token) || vocabulary.isEnd(token) ? NOTHING : vocabulary.bytes(token);
        }
        ends = IntStream.range(0, bytes.length).filter(vocabulary::isEnd).toArray();
        newline = IntStream.range(0, bytes.length).filter(token -> Arrays.equals(bytes[token], new byte[] {'\n'})).findFirst().orElse(-1);
        int[] written = IntStream.range(0, bytes.length).filter(token -> bytes[token].length > 0).toArray();
        all = new TokenTrie(written, bytes);
        quoted = new TokenTrie(IntStream.of(written).filter(token -> hasQuote(bytes[token])).toArray(), bytes);
        for (int state = 0; state < plain.length; state++) {
            plain[state] = plain(written, state);
        }
    }

    private static boolean hasQuote(byte[] token) {
        for (byte octet : token) {
            if (octet == '"' || octet == '\\') {
                return true;
            }
        }
        return false;
    }

    private long[] plain(int[] written, int state) {
        long[] bits = noTokens();
        for (int token : written) {
            if (!hasQuote(bytes[token]) && fits(bytes[token], state)) {
                set(bits, token);
            }
        }
        return bits;
    }

    private static boolean fits(byte[] token, int from) {
        int state = from;
        for (int i = 0; i < token.length && state != Utf8.WRONG; i++) {
            int octet = token[i] & 0xFF;
            state = octet < 0x20 ? Utf8.WRONG : Utf8.next(state, octet);
        }
        return state != Utf8.WRONG;
    }

    /** Returns the bytes of a token; empty for those that are no text, and for what is no token. */
    byte[] bytes(int token) {
        return token >= 0 && token < bytes.length ? bytes[token] : NOTHING;
    }

    /** Returns the tokens that end an answer. */
    int[] ends() {
        return ends;
    }

    /** Returns whether a token ends an answer. */
    boolean isEnd(int token) {
        return Arrays.binarySearch(ends, token) >= 0;
    }

    /** Returns the token that is a line break and nothing else, or -1. */
    int newline() {
        return newline;
    }

    /** Returns the number of tokens. */
    int size() {
        return bytes.length;
    }

    /** Returns a new mask that allows nothing. */
    long[] noTokens() {
        return new long[(bytes.length + Long.SIZE - 1) / Long.SIZE];
    }

    /** Allows a token. */
    static void set(long[] bits, int token) {
        bits[token >>> 6] |= 1L << (token & 63);
    }

    /** Allows every token that leads somewhere from a state. */
    void allow(State state, long[] bits) {
        all.allow(state, bits);
    }

    /** The same for a state inside a string. */
    void allowInString(State state, int utf8, long[] bits) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= plain[utf8][i];
        }
        quoted.allow(state, bits);
    }
}
