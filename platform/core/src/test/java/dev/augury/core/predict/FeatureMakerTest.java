package dev.augury.core.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Features;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.spi.engine.SamplingSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureMakerTest {

    private final ServeRequest request = new ServeRequest(
            "id",
            "m",
            "t",
            null,
            null,
            new Prompt.Chat(List.of(Map.of("role", "user", "content", "hello")), null, Map.of()),
            new ServeRequest.Limits(99, 0, List.of("\n"), List.of(), false),
            SamplingSpec.builder().temperature(0.5f).topP(0.9f).topK(40).build(),
            2,
            false);
    private final TokenizedPrompt prompt = new TokenizedPrompt(new int[] {5, 6, 5, 6}, "hello", "{{ m }}", "be brief", List.of("search"), "search(q)");

    @Test
    void layoutIsAsWritten() {
        Features features = new FeatureMaker(1).features(request, prompt);
        float[] values = features.values();
        assertThat(features.version()).isEqualTo(1);
        assertThat(values).hasSize(1040);
        assertThat(values[0]).isEqualTo((float) Math.log(5));
        assertThat(values[1]).isEqualTo((float) Math.log(6));
        assertThat(values[2]).isEqualTo((float) Math.log(2));
        assertThat(values[3]).isEqualTo(1);
        assertThat(values[4]).isEqualTo((float) Math.log(100));
        assertThat(values[8]).isEqualTo(0.5f);
        assertThat((long) values[12]).isEqualTo(features.templateHash() >>> 40);
        float mass = 0;
        for (int i = 16; i < 1040; i++) {
            mass += (float) Math.expm1(values[i]);
        }
        assertThat(mass).isBetween(6.99f, 7.01f);
    }

    @Test
    void sameRequestGivesTheSameVectorAndAnotherSaltAnother() {
        Features once = new FeatureMaker(1).features(request, prompt);
        assertThat(new FeatureMaker(1).features(request, prompt).values()).isEqualTo(once.values());
        Features other = new FeatureMaker(2).features(request, prompt);
        assertThat(other.values()).isNotEqualTo(once.values());
        assertThat(other.systemHash()).isNotEqualTo(once.systemHash());
    }

    @Test
    void whatIsAbsentIsZero() {
        Features features = new FeatureMaker(1).features(request, TokenizedPrompt.plain(new int[] {1}, "x"));
        assertThat(features.templateHash()).isZero();
        assertThat(features.systemHash()).isZero();
        assertThat(features.toolsHash()).isZero();
    }
}
