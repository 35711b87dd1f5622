package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.SamplingSpec;
import java.util.Arrays;
import java.util.function.Function;

/** What a {@link ScriptedEngine} says next: a function of the tokens it finds in its KV blocks. */
@FunctionalInterface
public interface TokenScript {

    /** The token that stands for a slot which does not follow the slot before it: the block table is wrong, or a block was overwritten. */
    int TORN = -1;

    /**
     * What a script may look at.
     *
     * @param context the tokens read through the row's block table, {@link #TORN} where they are not those that belong there
     * @param promptTokens how many of the sequence's tokens are prompt
     * @param sampling how to choose
     */
    record Question(int[] context, int promptTokens, SamplingSpec sampling) {

        /** Returns the index of the token to be said among the output, from 0. */
        public int output() {
            return context.length - promptTokens;
        }
    }

    /** Returns the next token. */
    int next(Question question);

    /**
     * Says a hash of everything before, of the seed and of the choice, as a token in {@code [first, bound)}: any wrong token or block changes all that
     * follows.
     */
    static TokenScript hashed(int first, int bound) {
        return question -> {
            long hash = 31 * question.sampling().seed() + question.sampling().choice();
            for (int token : question.context()) {
                hash = KvContent.chain(hash, token);
            }
            return first + (int) Long.remainderUnsigned(hash, bound - first);
        };
    }

    /** Says these tokens one after the other, then {@code end} for ever. */
    static TokenScript answer(int end, int... tokens) {
        return answerTo(end, prompt -> tokens);
    }

    /** Says the tokens that {@code answers} gives for the prompt, then {@code end} for ever. */
    static TokenScript answerTo(int end, Function<int[], int[]> answers) {
        return question -> {
            int[] prompt = Arrays.copyOf(question.context(), question.promptTokens());
            int[] answer = answers.apply(prompt);
            return question.output() < answer.length ? answer[question.output()] : end;
        };
    }

    /** Says what this script says until the output has {@code tokens}, then {@code end}. */
    default TokenScript endingAfter(int tokens, int end) {
        return question -> question.output() < tokens ? next(question) : end;
    }
}
