package dev.augury.model.sample;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.Want;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/**
 * Chooses tokens. The order of work is that of {@link SamplingSpec}: penalties, bias, mask, temperature, top-k, typical, top-p, min-p,
 * draw. Temperature 0 takes the largest logit after penalties, bias and mask; equal ones are decided for the lowest token. The draw walks
 * the remaining tokens in ascending order to the share that {@link Chance} gives.
 *
 * <p>Log-probabilities are of the model's own distribution, before all of that, as OpenAI and vLLM have it. A logit that is no number
 * counts as minus infinity.
 *
 * <p>Keeps its working memory, some 30 bytes for each token of the vocabulary: one sampler for each thread, not thread-safe. A call
 * allocates its answer only.
 */
public final class Sampler {

    private static final int TOP_MAX = 20;

    private final float[] logits;
    private final Candidates candidates;
    private final Penalties penalties;
    private final Ranking top = new Ranking(TOP_MAX);
    private double normalizer;

    /** Makes a sampler for logits over so many tokens. */
    public Sampler(int vocabulary) {
        logits = new float[vocabulary];
        candidates = new Candidates(vocabulary);
        penalties = new Penalties(vocabulary);
    }

    /**
     * Chooses the next token.
     *
     * @param row holds the logits, which stay as they are
     * @param from where in it they begin
     * @throws IllegalArgumentException when the bias names a token outside the vocabulary, or nothing is allowed
     */
    public Answer.Sampled sample(float[] row, int from, Want.Sample want) {
        System.arraycopy(row, from, logits, 0, logits.length);
        summarize(want.sampling().logprobs(), want.sampling().topLogprobs());
        int token = choose(want);
        return answer(want.sampling(), token, row[from + token]);
    }

    /** Chooses the next token out of 32-bit floats in native order, which stay as they are. */
    public Answer.Sampled sample(MemorySegment row, Want.Sample want) {
        MemorySegment.copy(row, ValueLayout.JAVA_FLOAT_UNALIGNED, 0, logits, 0, logits.length);
        summarize(want.sampling().logprobs(), want.sampling().topLogprobs());
        int token = choose(want);
        return answer(want.sampling(), token, row.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4L * token));
    }

    /** Gives the log-probability of a token. */
    public Answer.Scored score(float[] row, int from, Want.Score want) {
        System.arraycopy(row, from, logits, 0, logits.length);
        summarize(true, want.top());
        return new Answer.Scored(logprobs(logits[want.token()]));
    }

    /** Gives the log-probability of a token out of 32-bit floats in native order. */
    public Answer.Scored score(MemorySegment row, Want.Score want) {
        MemorySegment.copy(row, ValueLayout.JAVA_FLOAT_UNALIGNED, 0, logits, 0, logits.length);
        summarize(true, want.top());
        return new Answer.Scored(logprobs(logits[want.token()]));
    }

    private Answer.Sampled answer(SamplingSpec spec, int token, float logit) {
        return new Answer.Sampled(token, spec.logprobs() ? logprobs(logit) : null);
    }

    /**
     * Cleans the logits and, when log-probabilities are wanted, finds their normaliser and the most probable tokens, before anything
     * changes them.
     */
    private void summarize(boolean wanted, int count) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            float logit = Float.isNaN(logits[i]) ? Float.NEGATIVE_INFINITY : Math.min(logits[i], Float.MAX_VALUE);
            logits[i] = logit;
            largest = Math.max(largest, logit);
        }
        if (!wanted) {
            return;
        }
        double sum = 0;
        top.clear();
        for (int i = 0; i < logits.length; i++) {
            sum += Exponential.of(logits[i] - largest);
            if (count > 0) {
                top.offer(logits[i], i, count);
            }
        }
        top.sort();
        normalizer = largest + Math.log(sum);
    }

    private Logprobs logprobs(float logit) {
        int[] tokens = new int[top.size()];
        float[] values = new float[top.size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = top.index(i);
            values[i] = (float) (top.number(i) - normalizer);
        }
        return new Logprobs((float) (logit - normalizer), tokens, values);
    }

    private int choose(Want.Sample want) {
        SamplingSpec spec = want.sampling();
        penalties.apply(spec, want.history(), logits);
        for (Map.Entry<Integer, Float> bias : spec.logitBias().entrySet()) {
            if (bias.getKey() < 0 || bias.getKey() >= logits.length) {
                throw new IllegalArgumentException("The bias names token " + bias.getKey() + "; tokens run from 0 to "
                        + (logits.length - 1));
            }
            logits[bias.getKey()] += bias.getValue();
        }
        candidates.take(logits, want.mask());
        if (candidates.size() == 0) {
            throw new IllegalArgumentException("No token is allowed: every logit is minus infinity or masked");
        }
        if (spec.temperature() == 0) {
            return candidates.best();
        }
        if (spec.topK() > 0) {
            candidates.topK(spec.topK());
        }
        candidates.weigh(spec.temperature());
        candidates.typical(spec.typicalP());
        candidates.topP(spec.topP());
        candidates.minP(spec.minP());
        return candidates.at(Chance.uniform(spec.seed(), spec.choice(), want.position()));
    }
}
