package dev.augury.core.flow;

import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.model.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of one answer: makes text of them, finds calls in it and says when the answer, or the model's turn in it, is over.
 *
 * <p>What is written as a call is no text of the answer. A turn with calls ends at an end token, whatever the rules say of those.
 *
 * <p>Text in which a stop text may be beginning is held back until it is clear, whatever tokens it is spread over. The stop text that begins first ends the
 * answer; it, and what follows it, is not part of the answer.
 */
public final class Reader {

    private final Rules rules;
    private final Vocabulary vocabulary;
    private TextDecoder decoder;
    private @Nullable CallEar calls;
    private int tokensMax;
    private final StringBuilder held = new StringBuilder();
    private final Deque<Held> heldTokens = new ArrayDeque<>();
    private final StringBuilder said = new StringBuilder();
    private long emitted;
    private int count;

    /**
     * When an answer is over.
     *
     * @param stop texts that end it
     * @param stopTokens tokens that end it
     * @param ignoreEnd whether the model's end tokens are read like others
     * @param tokensMax most tokens of it
     */
    public record Rules(List<String> stop, Set<Integer> stopTokens, boolean ignoreEnd, int tokensMax) {

        /** Copies the collections and refuses an empty stop text. */
        public Rules {
            stop = List.copyOf(stop);
            stopTokens = Set.copyOf(stopTokens);
            if (stop.contains("")) {
                throw new IllegalArgumentException("A stop text is empty and would end every answer at once; leave it out");
            }
        }
    }

    /**
     * What a token added.
     *
     * @param text whole characters that are certainly part of the answer
     * @param tokens the tokens whose text is now out, in order
     * @param finish why the answer is over, or null when it goes on
     * @param turn what the model called, when it ended its turn with calls: whether the answer goes on is not the reader's to say
     */
    public record Piece(String text, List<TokenText> tokens, @Nullable FinishReason finish, @Nullable Turn turn) {

        /** Makes a piece that ends no turn with calls. */
        public Piece(String text, List<TokenText> tokens, @Nullable FinishReason finish) {
            this(text, tokens, finish, null);
        }
    }

    /**
     * What finds calls in one turn.
     *
     * @param scanner finds them
     * @param last names of tools whose call ends the turn at once
     * @param onlyCalls whether whatever is no call is no text either: the turn is kept to calls, and may be cut off in one
     */
    public record Listening(CallScanner scanner, Set<String> last, boolean onlyCalls) {}

    private record Held(TokenText token, long start, long end) {}

    /** Makes a reader of answers without calls. */
    public Reader(Rules rules, TextDecoder decoder, Vocabulary vocabulary) {
        this(rules, decoder, vocabulary, null);
    }

    /** Makes a reader that finds calls in the model's first turn, or in none. */
    public Reader(Rules rules, TextDecoder decoder, Vocabulary vocabulary, @Nullable Listening listening) {
        this.rules = rules;
        this.decoder = decoder;
        this.vocabulary = vocabulary;
        calls = listening == null ? null : new CallEar(listening);
        tokensMax = rules.tokensMax();
    }

    /**
     * Begins the model's next turn, after calls.
     *
     * @param next makes text of its tokens
     * @param listening finds calls in it
     * @param most most tokens of all turns together
     */
    public void resume(TextDecoder next, Listening listening, int most) {
        decoder = next;
        calls = new CallEar(listening);
        tokensMax = most;
    }

    /**
     * Reads the next token. Not to be called after a piece that says that the answer is over, or the turn until it is resumed.
     *
     * @throws CallFormException when the detector of calls fails; the answer cannot be read on
     */
    public Piece read(int token, @Nullable Logprobs logprobs) {
        count++;
        CallEar ear = calls;
        boolean called = ear != null && ear.heard();
        if (rules.stopTokens().contains(token) || vocabulary.isEnd(token) && (called || !rules.ignoreEnd())) {
            return endTurn(ear);
        }
        long start = emitted + held.length();
        TokenText made = new TokenText(token, vocabulary.bytes(token), logprobs);
        if (ear == null) {
            held.append(decoder.add(token));
            heldTokens.add(new Held(made, start, emitted + held.length()));
        } else {
            held.append(ear.hear(made, decoder.add(token)));
            ear.takeTokens().forEach(each -> heldTokens.add(new Held(each, start, emitted + held.length())));
        }
        if (ear != null && ear.enough()) {
            return endTurn(ear);
        }
        if (count >= tokensMax) {
            held.append(ear == null ? decoder.end() : ear.end(decoder.end()));
            return finish(FinishReason.LENGTH);
        }
        int cut = firstStop();
        return cut >= 0 ? piece(cut, true, FinishReason.STOP) : piece(held.length() - undecided(), false, null);
    }

    /** Returns all the text of the answer so far, where calls are looked for in it; otherwise nothing. */
    public String said() {
        return said.toString();
    }

    /** Returns the text bytes of a token. */
    public TokenText textOf(int token, @Nullable Logprobs logprobs) {
        return new TokenText(token, vocabulary.bytes(token), logprobs);
    }

    private Piece endTurn(@Nullable CallEar ear) {
        held.append(ear == null ? decoder.end() : ear.end(decoder.end()));
        if (ear == null || !ear.heard() || firstStop() >= 0) {
            return finish(FinishReason.STOP);
        }
        Piece last = piece(held.length(), false, FinishReason.STOP);
        return new Piece(last.text(), last.tokens(), null, ear.turn());
    }

    private Piece finish(FinishReason reason) {
        int cut = firstStop();
        return cut >= 0 ? piece(cut, true, FinishReason.STOP) : piece(held.length(), false, reason);
    }

    private Piece piece(int length, boolean cutAway, @Nullable FinishReason finish) {
        String text = held.substring(0, length);
        held.delete(0, length);
        emitted += length;
        if (calls != null) {
            said.append(text);
        }
        List<TokenText> tokens = new ArrayList<>(heldTokens.size());
        while (!heldTokens.isEmpty() && out(heldTokens.peek(), cutAway, finish != null)) {
            tokens.add(heldTokens.remove().token());
        }
        return new Piece(text, tokens, finish);
    }

    private boolean out(Held token, boolean cutAway, boolean last) {
        return cutAway ? token.start() < emitted : last || token.end() <= emitted;
    }

    private int firstStop() {
        int first = -1;
        for (String stop : rules.stop()) {
            int at = held.indexOf(stop);
            if (at >= 0 && (first < 0 || at < first)) {
                first = at;
            }
        }
        return first;
    }

    /** Returns the length of the longest end of the held text with which a stop text begins. */
    private int undecided() {
        int longest = 0;
        for (String stop : rules.stop()) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (endsWithStartOf(stop, length)) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    private boolean endsWithStartOf(String stop, int length) {
        int from = held.length() - length;
        for (int i = 0; i < length; i++) {
            if (held.charAt(from + i) != stop.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
