package dev.augury.model.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.TokenHistory;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.engine.Want;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private record History(int promptLength, int... tokens) implements TokenHistory {

        @Override
        public int length() {
            return tokens.length;
        }

        @Override
        public int token(int index) {
            return tokens[index];
        }
    }

    private static final TokenHistory NONE = new History(0);

    private static Want.Sample want(SamplingSpec.Builder spec, int position, TokenHistory history, @Nullable TokenMask mask) {
        return new Want.Sample(0, spec.build(), position, history, mask);
    }

    private static int token(float[] logits, SamplingSpec.Builder spec) {
        return new Sampler(logits.length).sample(logits, 0, want(spec, 0, NONE, null)).token();
    }

    /** Random specifications on random logits: the same tokens stay as by the plain law, and the draw is at the share of their sum. */
    @Test
    void sampleFollowsTheLaw() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            int vocabulary = 1 + random.nextInt(seed % 10 == 0 ? 2000 : 300);
            float[] row = new float[vocabulary];
            for (int i = 0; i < vocabulary; i++) {
                row[i] = random.nextInt(4) == 0 ? Math.round(random.nextGaussian() * 3) : (float) random.nextGaussian() * 4;
            }
            Want.Sample want = want(randomSpec(random, vocabulary), random.nextInt(1000), history(random, vocabulary),
                    mask(random, vocabulary));
            List<PlainSampler.Candidate> stay = PlainSampler.stay(row, want);
            double sum = PlainSampler.sum(stay);
            double share = Chance.uniform(want.sampling().seed(), want.sampling().choice(), want.position());
            int token = new Sampler(vocabulary).sample(row, 0, want).token();
            // Where the share lies within rounding of a border between two tokens, or a filter's border within rounding of a mass, both
            // neighbours are right.
            assertThat(token).as("seed " + seed + " of " + stay).isIn(at(stay, sum, share - 2e-4), at(stay, sum, share),
                    at(stay, sum, share + 2e-4));
        }
    }

    private static int at(List<PlainSampler.Candidate> stay, double sum, double share) {
        double reached = 0;
        for (PlainSampler.Candidate one : stay) {
            reached += one.weight();
            if (reached > share * sum) {
                return one.token();
            }
        }
        return stay.getLast().token();
    }

    private static SamplingSpec.Builder randomSpec(Random random, int vocabulary) {
        SamplingSpec.Builder spec = SamplingSpec.builder().seed(random.nextLong()).choice(random.nextInt(3))
                .temperature(random.nextInt(5) == 0 ? 0 : 0.2f + random.nextFloat() * 2);
        if (random.nextBoolean()) {
            spec.topK(1 + random.nextInt(2 * vocabulary));
        }
        if (random.nextBoolean()) {
            spec.topP(0.05f + 0.95f * random.nextFloat());
        }
        if (random.nextInt(4) == 0) {
            spec.minP(random.nextFloat());
        }
        if (random.nextInt(4) == 0) {
            spec.typicalP(0.1f + 0.9f * random.nextFloat());
        }
        if (random.nextInt(3) == 0) {
            spec.repetitionPenalty(0.5f + random.nextFloat()).presencePenalty(random.nextFloat() * 4 - 2)
                    .frequencyPenalty(random.nextFloat() * 4 - 2);
        }
        if (random.nextInt(3) == 0) {
            spec.logitBias(Map.of(random.nextInt(vocabulary), random.nextFloat() * 200 - 100));
        }
        return spec;
    }

    private static TokenHistory history(Random random, int vocabulary) {
        int[] tokens = random.ints(random.nextInt(30), 0, vocabulary).toArray();
        return new History(random.nextInt(tokens.length + 1), tokens);
    }

    private static @Nullable TokenMask mask(Random random, int vocabulary) {
        if (random.nextInt(3) > 0) {
            return null;
        }
        long[] bits = random.longs((vocabulary + 63) / 64).toArray();
        bits[0] |= 1;
        return new TokenMask(bits);
    }

    @Test
    void greedyTakesTheLowestOfEqualTokens() {
        assertThat(token(new float[] {1, 3, 3, 2}, SamplingSpec.builder().temperature(0))).isEqualTo(1);
        assertThat(token(new float[] {-0f, 0f}, SamplingSpec.builder().temperature(0))).isZero();
        assertThat(token(new float[] {Float.NaN, -5, Float.NEGATIVE_INFINITY}, SamplingSpec.builder().temperature(0))).isEqualTo(1);
    }

    @Test
    void topKKeepsTheLowestOfEqualTokens() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(token(new float[] {1, 3, 3, 3, 2}, SamplingSpec.builder().topK(2).seed(seed))).isIn(1, 2);
        }
    }

    @Test
    void theDrawFollowsTheProbabilities() {
        float[] row = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.2)};
        int[] counts = new int[3];
        Sampler sampler = new Sampler(3);
        for (int position = 0; position < 100_000; position++) {
            counts[sampler.sample(row, 0, want(SamplingSpec.builder().seed(5), position, NONE, null)).token()]++;
        }
        double chi = Math.pow(counts[0] - 50_000, 2) / 50_000 + Math.pow(counts[1] - 30_000, 2) / 30_000
                + Math.pow(counts[2] - 20_000, 2) / 20_000;
        assertThat(chi).as("chi square with two degrees of freedom, of " + Arrays.toString(counts)).isLessThan(13.8);
    }

    @Test
    void chanceDependsOnEveryPartAndNothingElse() {
        int[] cells = new int[64];
        for (int seed = 0; seed < 20; seed++) {
            for (int choice = 0; choice < 20; choice++) {
                for (int position = 0; position < 160; position++) {
                    double first = Chance.uniform(seed, choice, position);
                    assertThat(first).isGreaterThanOrEqualTo(0).isLessThan(1).isEqualTo(Chance.uniform(seed, choice, position));
                    double second = Chance.uniform(seed, choice, position + 1);
                    cells[(int) (first * 8) * 8 + (int) (second * 8)]++;
                }
            }
        }
        double chi = 0;
        for (int count : cells) {
            chi += Math.pow(count - 1000, 2) / 1000;
        }
        assertThat(chi).as("chi square with 63 degrees of freedom, of neighbouring draws").isLessThan(103.4);
    }

    @Test
    void logprobsAreOfTheModelAlone() {
        float[] row = {9, (float) Math.log(0.5), (float) Math.log(0.25), (float) Math.log(0.125), (float) Math.log(0.125)};
        long[] bits = {0b11110};
        SamplingSpec.Builder spec = SamplingSpec.builder().temperature(0).logitBias(Map.of(2, 5f)).logprobs(3);
        float[] alone = Arrays.copyOfRange(row, 1, 5);
        Answer.Sampled answer = new Sampler(4).sample(row, 1, want(spec, 0, NONE, new TokenMask(new long[] {bits[0] >> 1})));
        assertThat(answer.token()).isEqualTo(2);
        assertThat(answer.logprobs()).isNotNull();
        Logprobs logprobs = answer.logprobs();
        assertThat(logprobs.logprob()).isEqualTo((float) Math.log(0.125), within(1e-6f));
        assertThat(logprobs.topTokens()).containsExactly(0, 1, 2);
        assertThat(logprobs.topLogprobs()).containsExactly(new float[] {alone[0], alone[1], alone[2]}, within(1e-6f));
        assertThat(new Sampler(4).score(row, 1, new Want.Score(0, 3, 0)).logprobs().logprob())
                .isEqualTo((float) Math.log(0.125), within(1e-6f));
        assertThat(new Sampler(4).score(MemorySegment.ofArray(alone), new Want.Score(0, 1, 20)).logprobs().topTokens())
                .containsExactly(0, 1, 2, 3);
        assertThat(row).startsWith(9);
    }

    @Test
    void segmentsAndArraysGiveTheSame() {
        float[] row = new float[1000];
        Random random = new Random(1);
        for (int i = 0; i < row.length; i++) {
            row[i] = random.nextFloat() * 10;
        }
        Sampler sampler = new Sampler(1000);
        for (int position = 0; position < 100; position++) {
            Want.Sample want = want(SamplingSpec.builder().topP(0.9f).logprobs(2), position, NONE, null);
            Answer.Sampled one = sampler.sample(row, 0, want);
            Answer.Sampled other = sampler.sample(MemorySegment.ofArray(row), want);
            assertThat(other).usingRecursiveComparison().isEqualTo(one);
        }
    }

    @Test
    void whatCallsBroughtBackIsNotHeldAgainstTheModel() {
        TokenHistory responded = new TokenHistory() {
            @Override
            public int length() {
                return 3;
            }

            @Override
            public int promptLength() {
                return 1;
            }

            @Override
            public int token(int index) {
                return index;
            }

            @Override
            public boolean generated(int index) {
                return index == 2;
            }
        };
        float[] row = {0, 3, 5, 2};
        var spec = SamplingSpec.builder().temperature(0).presencePenalty(2);
        // Token 2 was generated and falls to 3 - which token 1, from a response, keeps; of equals the first counts.
        assertThat(new Sampler(4).sample(row, 0, want(spec.frequencyPenalty(0.5f), 3, responded, null)).token()).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefused() {
        float[] row = new float[4];
        assertThatIllegalArgumentException().isThrownBy(() -> token(row, SamplingSpec.builder().logitBias(Map.of(4, 1f))))
                .withMessageContaining("token 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sampler(4)
                .sample(row, 0, want(SamplingSpec.builder(), 0, NONE, new TokenMask(new long[1]))))
                .withMessageContaining("No token is allowed");
    }

    @Test
    void exponentialIsExactToFloats() {
        double worst = 0;
        for (float x = -87; x <= 0; x += 0.00037f) {
            worst = Math.max(worst, Math.abs(Exponential.of(x) / Math.exp(x) - 1));
        }
        assertThat(worst).isLessThan(3e-7);
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-88)).isZero();
        assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.of(Float.NaN)).isZero();
    }

    /** 150,000 tokens: the bound is loose for busy machines; what it takes alone is in the commit. */
    @Test
    void aLargeVocabularyIsFastAndMakesNoGarbage() {
        float[] row = new float[150_000];
        Random random = new Random(2);
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextGaussian() * 4.5f;
        }
        Sampler sampler = new Sampler(row.length);
        Want.Sample[] wants = {want(SamplingSpec.builder().temperature(0), 1, NONE, null),
                want(SamplingSpec.builder().topK(40).topP(0.9f), 1, NONE, null),
            want(SamplingSpec.builder().topP(0.95f), 1, NONE, null), want(SamplingSpec.builder(), 1, NONE, null)};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Want.Sample want : wants) {
            long best = Long.MAX_VALUE;
            long garbage = Long.MAX_VALUE;
            for (int i = 0; i < 100; i++) {
                long start = System.nanoTime();
                long before = threads.getCurrentThreadAllocatedBytes();
                sampler.sample(row, 0, want);
                garbage = Math.min(garbage, threads.getCurrentThreadAllocatedBytes() - before);
                best = Math.min(best, System.nanoTime() - start);
            }
            assertThat(best).as("nanoseconds").isLessThan(20_000_000);
            assertThat(garbage).as("bytes").isLessThan(1024);
        }
    }
}
