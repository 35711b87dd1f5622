package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.server.metric.LaneMeters;
import dev.augury.server.time.ProductionTime;
import dev.augury.server.web.Door;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.ScriptedEngine;
import dev.augury.testing.kit.engine.TokenScript;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real pipeline behind the web: what a client that goes away holds is free within one step, from whatever state. */
class PipelineTest extends HttpTest {

    private static final String PATH = "/v1/completions";
    private static final KvSizes MEMORY = new KvSizes(16, 64, 0);
    private static final LaneLimits LIMITS = new LaneLimits(
            100, 100_000, 1, 32, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofSeconds(10));

    private final Door door = host.bean(Door.class);
    private final ProductionTime time = new ProductionTime();
    private final GatedEngine engine = new GatedEngine(
            ScriptedEngine.builder(TokenScript.hashed(1, 200), MEMORY).vocabularySize(257).contextLength(4096).build());
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final LaneMeters meters = new LaneMeters(registry, this::pipeline);
    private final Host pipeline = new Host(new Surroundings(time, new byte[16], false, List.of(meters), List.of()));
    private final Lane lane = pipeline.open(new LaneSpec(
            "small",
            new LaneSpec.Stove(engine, new ByteText(new ByteModel("small"), 257), MEMORY.deviceBlocks(), 0),
            new LaneSpec.Policies("in order", new InOrder(), null),
            LIMITS));

    private Host pipeline() {
        return pipeline;
    }

    /** Running sequences first, then one that waits where nothing runs. */
    private static final class InOrder implements SchedulingPolicy {
        @Override
        public Grants plan(StepView view) {
            Grants.Builder grants = Grants.builder();
            List<? extends SequenceView> candidates = view.running().isEmpty() ? view.waiting() : view.running();
            candidates.stream().limit(1).forEach(sequence -> grants.grant(sequence, Math.min(sequence.totalTokens() - sequence.computedTokens(), view.tokenBudget())));
            return grants.build();
        }
    }

    @BeforeEach
    void pass() {
        serving.passTo(pipeline);
    }

    @AfterEach
    void close() {
        pipeline.close(() -> {});
        engine.open();
        serving.playHello();
        time.close();
    }

    private RawClient ask(int promptTokens) {
        String body = "{\"model\": \"small\", \"stream\": true, \"ignore_eos\": true, \"max_tokens\": 500, \"prompt\": \"" + "x".repeat(promptTokens) + "\"}";
        return new RawClient(host.port(), host.key(), PATH, body);
    }

    @Test
    void clientGoneInDecodeFreesItsBlocksWithinAStep() {
        RawClient client = ask(20);
        engine.awaitStep();
        engine.pass();
        client.readUntil("\"text\"");
        engine.awaitStep();
        assertThat(lane.statistics().memory().deviceFree()).isLessThan(MEMORY.deviceBlocks());
        leave(client, 0);
        engine.pass();
        assertFree();
        assertThat(engine.steps()).isEqualTo(2);
    }

    @Test
    void clientGoneInPrefillFreesItsBlocksWithinAStep() {
        RawClient client = ask(200);
        engine.awaitStep();
        engine.pass();
        engine.awaitStep();
        client.readUntil("200 OK");
        leave(client, 0);
        engine.pass();
        assertFree();
        assertThat(engine.steps()).as("steps, where the prompt needs seven").isEqualTo(2);
    }

    @Test
    void clientGoneInTheQueueLeavesItWithinAStep() {
        RawClient first = ask(20);
        engine.awaitStep();
        RawClient second = ask(20);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> lane.openRequests() == 2);
        leave(second, 1);
        engine.pass();
        first.readUntil("\"text\"");
        engine.awaitStep();
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(lane.statistics().sequences().requests()).isEqualTo(1));
        leave(first, 0);
        engine.pass();
        assertFree();
        assertThat(engine.steps()).isEqualTo(2);
    }

    @Test
    void everyTokenIsAChunkAndStepsAreMeasured() throws IOException {
        engine.open();
        List<String> events = events(PATH, "{\"model\": \"small\", \"stream\": true, \"max_tokens\": 7, \"prompt\": \"" + "x".repeat(20) + "\"}");
        assertThat(events.stream().filter(event -> event.matches(".*\"text\":\"<\\d+>\".*"))).hasSize(7);
        assertFree();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("vllm:iteration_tokens_total_bucket{engine=\"0\",model_name=\"small\",le=\"1.0\"} 6")
                .contains("vllm:iteration_tokens_total_count{engine=\"0\",model_name=\"small\"} 7")
                .contains("vllm:iteration_tokens_total_sum{engine=\"0\",model_name=\"small\"} 26.0")
                .contains("vllm:num_requests_running{engine=\"0\",model_name=\"small\"} 0.0")
                .contains("vllm:num_requests_waiting{engine=\"0\",model_name=\"small\"} 0.0")
                .contains("vllm:kv_cache_usage_perc{engine=\"0\",model_name=\"small\"} 0.0")
                .contains("vllm:num_preemptions_total{engine=\"0\",model_name=\"small\"} 0.0")
                .contains("vllm:request_queue_time_seconds_count{engine=\"0\",model_name=\"small\"} 1")
                .contains("vllm:request_prefill_time_seconds_count{")
                .contains("vllm:request_decode_time_seconds_count{")
                .contains("vllm:kv_block_lifetime_seconds_count{engine=\"0\",model_name=\"small\"} 0")
                .contains("vllm:kv_block_idle_before_evict_seconds_count{")
                .contains("vllm:kv_block_reuse_gap_seconds_count{")
                .contains("augury_step_seconds_count{model=\"small\"} 7")
                .containsPattern("augury_cost_prompt_token_seconds\\{model=\"small\"} [0-9.E-]+")
                .containsPattern("augury_cost_swap_token_seconds\\{model=\"small\"} [0-9.E-]+")
                .contains("augury_kv_token_bytes{model=\"small\"} " + (double) (engine.geometry().blockBytes() / engine.geometry().blockTokens()));
    }

    /** Hangs up, and waits until the server has noticed. */
    private void leave(RawClient client, int left) {
        client.close();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> door.requests() == left);
    }

    private void assertFree() {
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            LaneStatistics now = lane.statistics();
            assertThat(now.memory().deviceFree()).isEqualTo(MEMORY.deviceBlocks());
            assertThat(now.sequences()).isEqualTo(new LaneStatistics.Sequences(0, 0, 0, 0, 0, 0));
        });
    }
}
