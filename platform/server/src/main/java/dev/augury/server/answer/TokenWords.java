package dev.augury.server.answer;

import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.server.model.ServedModel;
import dev.augury.spi.engine.Logprobs;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Puts tokens and their log-probabilities into words. */
final class TokenWords {

    /** What OpenAI gives for a token without probability; JSON has no infinity. */
    private static final float NEVER = -9999;

    private TokenWords() {}

    static float finite(float logprob) {
        return Math.max(NEVER, logprob);
    }

    /** Returns the text of a token, with U+FFFD for bytes that are no characters alone. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the text of a token, or its bytes in hexadecimal where they are no characters alone, as text completions show them. */
    static String distinctText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException partOfACharacter) {
            StringBuilder hex = new StringBuilder("bytes:");
            for (byte b : bytes) {
                hex.append(String.format("\\x%02x", b));
            }
            return hex.toString();
        }
    }

    /** Returns the log-probability of a token in a chat. */
    static TokenLogprob chat(TokenText token, Logprobs logprobs, ServedModel model) {
        List<TokenLogprob.Top> tops = new ArrayList<>();
        for (int i = 0; i < logprobs.topTokens().length; i++) {
            byte[] bytes = model.bytes(logprobs.topTokens()[i]);
            tops.add(new TokenLogprob.Top(text(bytes), finite(logprobs.topLogprobs()[i]), unsigned(bytes)));
        }
        return new TokenLogprob(text(token.bytes()), finite(logprobs.logprob()), unsigned(token.bytes()), tops);
    }

    private static int[] unsigned(byte[] bytes) {
        return IntStream.range(0, bytes.length).map(i -> Byte.toUnsignedInt(bytes[i])).toArray();
    }
}
