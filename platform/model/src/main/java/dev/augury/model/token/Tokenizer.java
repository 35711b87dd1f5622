package dev.augury.model.token;

import dev.augury.spi.model.Vocabulary;
import java.util.OptionalInt;

/** Text to token ids and back. Immutable and thread-safe. */
public interface Tokenizer extends Vocabulary {

    /**
     * Returns the tokens of a text; no begin or end token is added. Tokens that the vocabulary calls user-defined are always found in the
     * text, control tokens only if {@code parsing} is on. A lone surrogate counts as U+FFFD. What the vocabulary can neither say nor
     * spell in bytes becomes the unknown token of a SentencePiece vocabulary and is left out by a byte-level one.
     */
    int[] encode(String text, SpecialParsing parsing);

    /** Returns a decoder for a text that begins with the next token. */
    StreamDecoder newDecoder(ControlText control);

    /**
     * Returns a decoder for an answer that goes on after the token {@code previous}: the space that SentencePiece puts before a text is
     * removed only where encoding would have added it.
     */
    StreamDecoder newDecoderAfter(int previous, ControlText control);

    /** Returns the text of the tokens; a truncated or broken character becomes U+FFFD. */
    default String decode(int[] tokens, ControlText control) {
        StreamDecoder decoder = newDecoder(control);
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            text.append(decoder.feed(token));
        }
        return text.append(decoder.flush()).toString();
    }

    /** Returns the text of the tokens, control tokens by their names. */
    default String decode(int[] tokens) {
        return decode(tokens, ControlText.SHOWN);
    }

    /**
     * Returns the token as the vocabulary spells it: a name for control tokens, otherwise in the vocabulary's own alphabet.
     *
     * @throws IndexOutOfBoundsException for an id outside the vocabulary
     */
    String text(int token);

    /** Returns the token that the vocabulary spells so. */
    OptionalInt id(String text);

    /** Returns what the token is for. */
    TokenType type(int token);

    /** Returns the tokens with a role. */
    SpecialTokens special();

    @Override
    default boolean isControl(int token) {
        return type(token).isReserved();
    }

    @Override
    default boolean isEnd(int token) {
        return special().ends().contains(token);
    }
}
