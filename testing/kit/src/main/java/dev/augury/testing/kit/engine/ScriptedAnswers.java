package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.engine.Want;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** Answers of a {@link ScriptedEngine}: the script's token has probability one half, all others share the rest. */
final class ScriptedAnswers {

    private static final SamplingSpec PLAIN = SamplingSpec.builder().temperature(0).build();

    private ScriptedAnswers() {}

    static Answer answer(TokenScript script, Want want, int[] context, int vocabulary) {
        return switch (want) {
            case Want.Sample sample -> sampled(script, sample, context, vocabulary);
            case Want.Score score -> {
                int best = script.next(new TokenScript.Question(context, context.length, PLAIN));
                yield new Answer.Scored(logprobs(best, score.token(), score.top(), vocabulary));
            }
            case Want.Logits logits -> {
                int best = script.next(new TokenScript.Question(context, context.length, PLAIN));
                MemorySegment values = Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, vocabulary);
                values.setAtIndex(ValueLayout.JAVA_FLOAT, best, (float) Math.log(vocabulary - 1.0));
                yield new Answer.Values(values);
            }
            case Want.Hidden hidden -> throw new IllegalArgumentException("A scripted engine has no hidden states; do not ask for them");
        };
    }

    private static Answer sampled(TokenScript script, Want.Sample want, int[] context, int vocabulary) {
        int best = script.next(new TokenScript.Question(context, want.history().promptLength(), want.sampling()));
        int token = allowed(best, want.mask(), vocabulary);
        SamplingSpec sampling = want.sampling();
        return new Answer.Sampled(token, sampling.logprobs() ? logprobs(best, token, sampling.topLogprobs(), vocabulary) : null);
    }

    private static int allowed(int token, @Nullable TokenMask mask, int vocabulary) {
        for (int i = 0; mask != null && i < vocabulary; i++) {
            int candidate = (token + i) % vocabulary;
            if (mask.allows(candidate)) {
                return candidate;
            }
        }
        return token;
    }

    private static Logprobs logprobs(int best, int token, int top, int vocabulary) {
        float half = (float) Math.log(0.5);
        float rest = (float) Math.log(0.5 / (vocabulary - 1));
        int[] tokens = new int[top];
        float[] values = new float[top];
        for (int i = 0; i < top; i++) {
            tokens[i] = i == 0 ? best : i - 1 < best ? i - 1 : i;
            values[i] = i == 0 ? half : rest;
        }
        return new Logprobs(token == best ? half : rest, tokens, values);
    }
}
