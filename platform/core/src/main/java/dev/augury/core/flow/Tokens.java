package dev.augury.core.flow;

import dev.augury.spi.engine.TokenHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tokens of one sequence: the prompt, shared between the answers of a request, and the output, which grows and into which the responses of calls fall. */
public final class Tokens implements TokenHistory {

    private final int[] prompt;
    private int[] output = new int[16];
    private int outputLength;
    private final List<Span> responses = new ArrayList<>(0);
    private int responseTokens;

    private record Span(int from, int to) {}

    /** Begins with a prompt, which is not copied and must not change. */
    public Tokens(int[] prompt) {
        this.prompt = prompt;
    }

    /** Adds a token. */
    public void append(int token) {
        if (outputLength == output.length) {
            output = Arrays.copyOf(output, outputLength * 2);
        }
        output[outputLength++] = token;
    }

    /** Adds tokens that were not generated but came back from calls. */
    public void respond(int[] tokens) {
        responses.add(new Span(length(), length() + tokens.length));
        responseTokens += tokens.length;
        for (int token : tokens) {
            append(token);
        }
    }

    /** Returns how many tokens came back from calls. */
    public int responseTokens() {
        return responseTokens;
    }

    /** Returns how many tokens were generated. */
    public int outputTokens() {
        return outputLength - responseTokens;
    }

    @Override
    public boolean generated(int index) {
        for (Span response : responses) {
            if (index >= response.from() && index < response.to()) {
                return false;
            }
        }
        return index >= prompt.length;
    }

    @Override
    public int length() {
        return prompt.length + outputLength;
    }

    @Override
    public int promptLength() {
        return prompt.length;
    }

    @Override
    public int token(int index) {
        if (index >= length()) {
            throw new IndexOutOfBoundsException("There is no token " + index + " among " + length());
        }
        return index < prompt.length ? prompt[index] : output[index - prompt.length];
    }

    /** Returns a copy of {@code count} tokens from {@code from} on. */
    public int[] slice(int from, int count) {
        int[] slice = new int[count];
        int fromPrompt = Math.clamp(prompt.length - from, 0, count);
        System.arraycopy(prompt, Math.min(from, prompt.length), slice, 0, fromPrompt);
        System.arraycopy(output, Math.max(from - prompt.length, 0), slice, fromPrompt, count - fromPrompt);
        return slice;
    }
}
