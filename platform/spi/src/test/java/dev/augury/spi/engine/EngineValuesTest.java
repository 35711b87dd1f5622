package dev.augury.spi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The values that cross between host and engine. */
class EngineValuesTest {

    private static final KvSegment SEGMENT = new KvSegment(new int[] {0}, 0, QueryPosition.OWN);

    @Test
    void samplingIsNeutralUnlessSaidOtherwise() {
        SamplingSpec spec = SamplingSpec.builder().build();
        assertThat(spec.temperature()).isEqualTo(1);
        assertThat(spec.topK()).isZero();
        assertThat(spec.topP()).isEqualTo(1);
        assertThat(spec.minP()).isZero();
        assertThat(spec.typicalP()).isEqualTo(1);
        assertThat(spec.repetitionPenalty()).isEqualTo(1);
        assertThat(spec.presencePenalty()).isZero();
        assertThat(spec.frequencyPenalty()).isZero();
        assertThat(spec.logitBias()).isEmpty();
        assertThat(spec.logprobs()).isFalse();
    }

    @Test
    void samplingOutsideItsRangesIsRefusedByName() {
        Map<String, SamplingSpec.Builder> wrong = Map.of(
                "temperature", SamplingSpec.builder().temperature(-0.1f),
                "topK", SamplingSpec.builder().topK(-1),
                "topP", SamplingSpec.builder().topP(0),
                "minP", SamplingSpec.builder().minP(1.1f),
                "typicalP", SamplingSpec.builder().typicalP(Float.NaN),
                "repetitionPenalty", SamplingSpec.builder().repetitionPenalty(0),
                "presencePenalty", SamplingSpec.builder().presencePenalty(Float.POSITIVE_INFINITY),
                "frequencyPenalty", SamplingSpec.builder().frequencyPenalty(-101),
                "topLogprobs", SamplingSpec.builder().logprobs(21));
        wrong.forEach((name, builder) ->
                assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name + " is "));
    }

    @Test
    void samplingDoesNotFollowTheCallersMap() {
        Map<Integer, Float> bias = new HashMap<>(Map.of(1, 2f));
        SamplingSpec spec = SamplingSpec.builder().logitBias(bias).build();
        bias.put(3, 4f);
        assertThat(spec.logitBias()).containsOnlyKeys(1);
    }

    @Test
    void geometryNeedsEverySize() {
        EngineGeometry.Builder builder =
                EngineGeometry.builder().vocabularySize(10).contextLength(20).layers(1).kvHeads(2).headSize(3).blockTokens(16).blockBytes(384);
        assertThat(builder.build().toString()).contains("vocabularySize=10", "blockBytes=384", "kvCodec=f32");
        assertThatThrownBy(() -> builder.headSize(0).build()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("headSize is 0");
    }

    @Test
    void rowNeedsTokensWithPositionsAndASegment() {
        assertThatCode(() -> new StepRow(1, new int[] {5}, new int[] {0}, List.of(SEGMENT), null, List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> new StepRow(1, new int[0], new int[0], List.of(SEGMENT), null, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StepRow(1, new int[] {5}, new int[] {0, 1}, List.of(SEGMENT), null, List.of()))
                .hasMessageContaining("1 tokens, 2 positions and 1 segments");
        assertThatThrownBy(() -> new StepRow(1, new int[] {5}, new int[] {0}, List.of(), null, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void planCountsTheTokensOfItsRows() {
        StepRow one = new StepRow(1, new int[] {5}, new int[] {0}, List.of(SEGMENT), null, List.of());
        StepRow two = new StepRow(2, new int[] {5, 6}, new int[] {0, 1}, List.of(SEGMENT), null, List.of());
        List<StepRow> rows = new ArrayList<>(List.of(one, two));
        StepPlan plan = new StepPlan(rows, List.of());
        rows.clear();
        assertThat(plan.tokens()).isEqualTo(3);
    }

    @Test
    void maskAllowsTheTokensOfItsBits() {
        TokenMask mask = new TokenMask(new long[] {1L << 3, 1L << 63});
        assertThat(mask.allows(3)).isTrue();
        assertThat(mask.allows(127)).isTrue();
        assertThat(mask.allows(4)).isFalse();
        assertThat(mask.allows(128)).isFalse();
    }

    @Test
    void unsupportedModelNamesEveryReason() {
        UnsupportedModelException e = new UnsupportedModelException("cpu", "big", List.of("tensor type Q2_K", "architecture mamba"));
        assertThat(e).hasMessageContainingAll("'cpu'", "'big'", "tensor type Q2_K; architecture mamba", "another engine");
        assertThat(e.reasons()).hasSize(2);
        assertThat(e.fatal()).isTrue();
    }
}
