package dev.augury.server.metric;

import dev.augury.store.history.HistoryCounters;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures how history is written, read when somebody asks: whoever waits for outcomes that were lost should not have to find a line in the log. */
final class HistoryMeters {

    private final PrometheusRegistry registry;
    private final Supplier<@Nullable HistoryCounters> counters;

    /** Registers the series; the counters are asked for at every reading and may be null while nothing is kept. */
    HistoryMeters(PrometheusRegistry registry, Supplier<@Nullable HistoryCounters> counters) {
        this.registry = registry;
        this.counters = counters;
        counter("augury_history_written", "Outcomes written to the database.", HistoryCounters::written);
        counter("augury_history_spilled", "Outcomes written to the spill file.", HistoryCounters::spilled);
        counter("augury_history_lost", "Outcomes that were lost, for want of room or because the database refused them.", HistoryCounters::lost);
        gauge("augury_history_waiting", "Outcomes in the queue.", HistoryCounters::waiting);
        gauge("augury_history_spill_bytes", "Bytes of the spill file.", HistoryCounters::spillBytes);
        gauge("augury_history_available", "Whether the database took the last outcomes, 1 or 0.", now -> now.available() ? 1 : 0);
    }

    private void counter(String name, String help, ToDoubleFunction<HistoryCounters> value) {
        CounterWithCallback.builder().name(name).help(help).callback(point -> read(value, point::call)).register(registry);
    }

    private void gauge(String name, String help, ToDoubleFunction<HistoryCounters> value) {
        GaugeWithCallback.builder().name(name).help(help).callback(point -> read(value, point::call)).register(registry);
    }

    private void read(ToDoubleFunction<HistoryCounters> value, DoubleConsumer point) {
        HistoryCounters now = counters.get();
        if (now != null) {
            point.accept(value.applyAsDouble(now));
        }
    }
}
