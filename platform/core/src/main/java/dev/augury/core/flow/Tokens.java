package dev.augury.core.flow;

import dev.augury.spi.engine.TokenHistory;
import java.util.Arrays;

/** The tokens of one sequence: the prompt, shared between the answers of a request, and the output, which grows. */
public final class Tokens implements TokenHistory {

    private final int[] prompt;
    private int[] output = new int[16];
    private int outputLength;

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
