package dev.augury.server.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Log-probability of a token in a chat.
 *
 * @param token its text, with U+FFFD for bytes that are no characters alone
 * @param logprob natural logarithm of its probability
 * @param bytes its bytes, 0 to 255
 * @param topLogprobs the most probable tokens at its place
 */
public record TokenLogprob(String token, float logprob, int[] bytes, @JsonProperty("top_logprobs") List<Top> topLogprobs) {

    /**
     * One of the most probable tokens.
     *
     * @param token its text
     * @param logprob natural logarithm of its probability
     * @param bytes its bytes, 0 to 255
     */
    public record Top(String token, float logprob, int[] bytes) {}
}
