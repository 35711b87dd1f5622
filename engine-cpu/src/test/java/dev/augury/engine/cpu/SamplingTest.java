package dev.augury.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.model.sample.Sampler;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.TokenHistory;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Answers of the engine are the reference sampler's on the engine's own logits, wherever and on whichever worker they are made. */
class SamplingTest {

    private static final int[] TOKENS = {3, 1, 4, 1, 5, 9, 2, 6};

    private record History(int[] tokens) implements TokenHistory {
        @Override
        public int length() {
            return tokens.length;
        }

        @Override
        public int promptLength() {
            return 4;
        }

        @Override
        public int token(int index) {
            return tokens[index];
        }
    }

    private static Want.Sample sample(int index, SamplingSpec spec, @Nullable TokenMask mask) {
        return new Want.Sample(index, spec, index + 1, new History(TOKENS), mask);
    }

    private static StepRow row(int id, List<Want> wants) {
        int[] positions = {0, 1, 2, 3, 4, 5, 6, 7};
        return new StepRow(id, TOKENS, positions, List.of(new KvSegment(new int[] {id}, 0, QueryPosition.OWN)), null, wants);
    }

    private static List<Want> wants() {
        SamplingSpec hot = SamplingSpec.builder().temperature(1.5f).seed(4).topP(0.9f).logprobs(20).build();
        SamplingSpec bent = SamplingSpec.builder().repetitionPenalty(1.3f).frequencyPenalty(0.5f).logitBias(Map.of(7, 3f)).seed(9).build();
        SamplingSpec greedy = SamplingSpec.builder().temperature(0).build();
        long[] odd = new long[4];
        Arrays.fill(odd, 0xAAAAAAAAAAAAAAAAL);
        List<Want> wants = new ArrayList<>();
        for (int i = 0; i < TOKENS.length; i++) {
            wants.add(new Want.Logits(i));
            wants.add(sample(i, hot, null));
            wants.add(sample(i, bent, null));
            wants.add(sample(i, greedy, new TokenMask(odd)));
            wants.add(new Want.Score(i, (i * 37) % TinyModels.VOCABULARY, 5));
        }
        return wants;
    }

    @Test
    void answersAreTheReferenceSamplers() {
        Sampler reference = new Sampler(TinyModels.VOCABULARY);
        try (EngineBench bench = EngineBench.plain(TinyModels.of("qwen2", "F32"), 3)) {
            List<StepRow> rows = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                rows.add(row(i, wants()));
            }
            for (List<Answer> answers : bench.engine.step(new StepPlan(rows, List.of())).rows()) {
                assertThat(answers).hasSize(5 * TOKENS.length);
                float[] logits = {};
                for (int i = 0; i < answers.size(); i++) {
                    switch (rows.getFirst().wants().get(i)) {
                        case Want.Logits _ -> logits = EngineBench.floats(answers.get(i));
                        case Want.Sample want -> assertThat(answers.get(i)).usingRecursiveComparison()
                                .isEqualTo(reference.sample(logits, 0, want));
                        case Want.Score want -> assertThat(answers.get(i)).usingRecursiveComparison()
                                .isEqualTo(reference.score(logits, 0, want));
                        case Want.Hidden _ -> throw new AssertionError();
                    }
                }
            }
        }
    }

    @Test
    void aBiasOrMaskOutsideTheVocabularyIsRefused() {
        SamplingSpec biased = SamplingSpec.builder().logitBias(Map.of(200, 1f)).build();
        Want masked = sample(0, SamplingSpec.builder().build(), new TokenMask(new long[] {0, 0, 0, 1L << 20}));
        try (EngineBench bench = EngineBench.plain(TinyModels.of("qwen2", "F32"), 1)) {
            assertThatThrownBy(() -> bench.engine.step(new StepPlan(List.of(row(1, List.of(sample(0, biased, null)))), List.of())))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("biases the token 200");
            assertThatThrownBy(() -> bench.engine.step(new StepPlan(List.of(row(1, List.of(masked))), List.of())))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leave at least one");
        }
    }
}
