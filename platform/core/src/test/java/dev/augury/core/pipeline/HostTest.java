package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Usage;
import org.junit.jupiter.api.Test;

class HostTest {

    private final Bench bench = new Bench(new HashEngine.Size(4, 64, 16, 128), new Bench.Absent(), Bench.fixed(64, 16));

    @Test
    void submitAnswersAsTheEngineDoesAlone() {
        int[] prompt = Bench.prompt(10, 1);
        Client client = bench.submit(prompt, 12);

        bench.time.run(10_000);

        assertThat(client.text(0)).isEqualTo(TestVocabulary.text(HashEngine.alone(prompt, 0, 0, 12)));
        assertThat(client.reasons).containsEntry(0, FinishReason.LENGTH);
        assertThat(client.last).isEqualTo(new TokenEvent.Completed(new Usage(10, 12, 0)));
        assertThat(bench.outcomes).hasSize(1);
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(bench.lane.openRequests()).isZero();
    }
}
