package dev.augury.server.metric;

import dev.augury.core.flow.BucketCounts;
import dev.augury.core.flow.Outcome;
import dev.augury.core.history.HistoryStore;
import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures lanes: where their sequences and blocks are, read when somebody asks, and the times of requests, from their outcomes. */
public final class LaneMeters implements HistoryStore {

    private final PrometheusRegistry registry;
    private final Supplier<@Nullable Host> host;
    private final Histogram queue;
    private final Histogram prefill;
    private final Histogram decode;

    /** Registers the series. The host is asked for at every reading, so that it may be made later. */
    public LaneMeters(PrometheusRegistry registry, Supplier<@Nullable Host> host) {
        this.registry = registry;
        this.host = host;
        Series series = new Series(registry);
        queue = series.histogram("augury_queue_seconds", "vllm:request_queue_time_seconds", "Seconds from arrival to the first step.", Buckets.REQUEST_SECONDS);
        prefill = series.histogram("augury_prefill_seconds", "vllm:request_prefill_time_seconds", "Seconds from the first step to the first token.", Buckets.REQUEST_SECONDS);
        decode = series.histogram("augury_decode_seconds", "vllm:request_decode_time_seconds", "Seconds from the first token to the end.", Buckets.REQUEST_SECONDS);
        gauge("augury_sequences_running", "vllm:num_requests_running", "Sequences that take part in steps.", lane -> lane.sequences().running());
        gauge("augury_sequences_waiting", "vllm:num_requests_waiting", "Sequences in the queue.", lane -> lane.sequences().waiting());
        gauge("augury_sequences_swapped", "vllm:num_requests_swapped", "Sequences in the host tier.", lane -> lane.sequences().swapped());
        gauge("augury_sequences_paused", null, "Sequences that wait for calls.", lane -> lane.sequences().paused());
        gauge("augury_pause_device_tokens", null, "Tokens of KV that paused sequences keep on the device.", lane -> lane.pauses().onDevice().tokens());
        gauge("augury_pause_host_tokens", null, "Tokens of KV that paused sequences keep in the host tier.", lane -> lane.pauses().inHost().tokens());
        counter("augury_pauses_preserved", null, "Pauses whose KV stayed on the device.", lane -> lane.pauses().counts().preserved().pauses());
        counter("augury_pauses_discarded", null, "Pauses whose KV was given up.", lane -> lane.pauses().counts().discarded().pauses());
        counter("augury_pauses_swapped", null, "Pauses whose KV was in the host tier at their end.", lane -> lane.pauses().counts().swapped().pauses());
        counter("augury_pause_evictions", null, "Pauses whose KV was taken for want of memory.", lane -> lane.pauses().counts().evictions());
        counter("augury_pause_cuts", null, "Times that a pause lost its last blocks to the host tier for want of memory.", lane -> lane.pauses().counts().cuts());
        counter("augury_pause_device_token_seconds", null, "Tokens of KV on the device times the seconds of their pauses.", lane -> lane.pauses().counts().preserved().tokenSeconds());
        counter("augury_pause_host_token_seconds", null, "Tokens of KV in the host tier times the seconds of their pauses.", lane -> lane.pauses().counts().swapped().tokenSeconds());
        counter("augury_pause_recomputed_tokens", null, "Tokens computed again after a pause.", lane -> lane.pauses().counts().recomputedTokens());
        counter("augury_pause_swapped_blocks", null, "Blocks moved because of pauses, both ways.", lane -> lane.pauses().counts().swappedOut() + lane.pauses().counts().swappedIn());
        gauge("augury_retained_prefixes", null, "Prefixes kept for clients that perform calls.", lane -> lane.retained().prefixes().prefixes());
        gauge("augury_retained_tokens", null, "Tokens of those prefixes.", lane -> lane.retained().prefixes().tokens());
        gauge("augury_retained_device_tokens", null, "Tokens of KV on the device that retained prefixes hold.", lane -> lane.retained().kv().deviceTokens());
        gauge("augury_retained_host_tokens", null, "Tokens of KV in the host tier that retained prefixes hold.", lane -> lane.retained().kv().hostTokens());
        counter("augury_retained_returned", null, "Retained prefixes whose client came back.", lane -> lane.retained().prefixes().returned());
        counter("augury_retained_expired", null, "Retained prefixes whose client did not come back in time.", lane -> lane.retained().prefixes().expired());
        counter("augury_retained_displaced", null, "Retained prefixes given up for newer ones.", lane -> lane.retained().prefixes().displaced());
        counter("augury_retained_evictions", null, "Retained prefixes whose KV was taken for want of memory.", lane -> lane.retained().kv().evictions());
        gauge("augury_cost_step_seconds", null, "Fitted seconds of a step beside what its tokens take.", lane -> lane.pace().stepNanos() / 1e9);
        gauge("augury_cost_prompt_token_seconds", null, "Fitted seconds to compute a token of a prompt of 256, T_fwd(256) / 256.", lane -> lane.pace().promptTokenNanos() / 1e9);
        gauge("augury_cost_output_token_seconds", null, "Fitted seconds per generated token beside the sequences that run.", lane -> lane.pace().outputTokenNanos() / 1e9);
        gauge("augury_cost_swap_token_seconds", null, "Fitted seconds to move the KV of a token to the other tier, T_swap(1).", lane -> lane.pace().swapTokenNanos() / 1e9);
        gauge("augury_kv_token_bytes", null, "Bytes of KV per token.", lane -> lane.pace().bytesPerToken());
        gauge("augury_kv_usage_ratio", "vllm:kv_cache_usage_perc", "Part of the device blocks in use, 0 to 1; those of retained prefixes are to be had.", LaneMeters::usage);
        counter("augury_preemptions", "vllm:num_preemptions", "Sequences that lost their place.", lane -> lane.preemptions().recomputes() + lane.preemptions().swaps());
        buckets("augury_step_seconds", null, "Seconds of steps.", Lane::stepTimes);
        buckets("augury_step_tokens", "vllm:iteration_tokens_total", "Tokens of steps.", Lane::stepTokens);
        buckets("augury_block_lifetime_seconds", "vllm:kv_block_lifetime_seconds", "Seconds from a block's allocation to its eviction.", lane -> lane.blockAges().lifetimes());
        buckets("augury_block_idle_seconds", "vllm:kv_block_idle_before_evict_seconds", "Seconds from a block's last use to its eviction.", lane -> lane.blockAges().idles());
        buckets("augury_block_reuse_seconds", "vllm:kv_block_reuse_gap_seconds", "Seconds between a block's last use and its next.", lane -> lane.blockAges().gaps());
        counter("augury_steps", null, "Steps run.", lane -> lane.steps().count());
        counter("augury_steps_failed", null, "Steps in which the engine failed.", lane -> lane.steps().failed());
        counter("augury_quarantines", null, "Plugins replaced because they misbehaved.", lane -> lane.totals().quarantines());
    }

    @Override
    public void record(Outcome outcome) {
        String model = outcome.source().model();
        queue.labelValues(model).observe(outcome.timing().queueNanos() / 1e9);
        if (outcome.timing().firstTokenNanos() != null) {
            prefill.labelValues(model).observe(outcome.timing().prefillNanos() / 1e9);
            decode.labelValues(model).observe(outcome.timing().decodeNanos() / 1e9);
        }
    }

    private static double usage(LaneStatistics lane) {
        LaneStatistics.Memory memory = lane.memory();
        int used = memory.deviceTotal() - memory.deviceFree() - lane.retained().kv().deviceBlocks();
        return memory.deviceTotal() == 0 ? 0 : used / (double) memory.deviceTotal();
    }

    private void gauge(String name, @Nullable String alias, String help, ToDoubleFunction<LaneStatistics> value) {
        GaugeWithCallback gauge = GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("model")
                .callback(point -> lanes(value, point::call))
                .register(registry);
        if (alias != null) {
            registry.register(new Alias(alias, gauge));
        }
    }

    private void counter(String name, @Nullable String alias, String help, ToDoubleFunction<LaneStatistics> value) {
        CounterWithCallback counter = CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("model")
                .callback(point -> lanes(value, point::call))
                .register(registry);
        if (alias != null) {
            registry.register(new Alias(alias, counter));
        }
    }

    private void buckets(String name, @Nullable String alias, String help, Function<Lane, BucketCounts> measure) {
        BucketSeries series = new BucketSeries(name, help, host, measure);
        registry.register(series);
        if (alias != null) {
            registry.register(new Alias(alias, series));
        }
    }

    private void lanes(ToDoubleFunction<LaneStatistics> value, Point point) {
        Host known = host.get();
        if (known != null) {
            known.lanes().forEach(lane -> point.accept(value.applyAsDouble(lane.statistics()), lane.model()));
        }
    }

    private interface Point {
        void accept(double value, String... labels);
    }
}
