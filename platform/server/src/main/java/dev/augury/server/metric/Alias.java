package dev.augury.server.metric;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/**
 * The same series under the name that vLLM gives it, so that boards and autoscalers made for vLLM work. Labels: {@code model} becomes {@code model_name}, and
 * {@code engine} is always 0.
 *
 * @param name vLLM's name without the suffix that counters get
 * @param origin our own series
 */
record Alias(String name, Collector origin) implements Collector {

    @Override
    public MetricSnapshot collect() {
        return switch (origin.collect()) {
            case CounterSnapshot counter -> new CounterSnapshot(
                    metadata(counter),
                    counter.getDataPoints().stream()
                            .map(at -> new CounterSnapshot.CounterDataPointSnapshot(at.getValue(), labels(at.getLabels()), null, 0L))
                            .toList());
            case GaugeSnapshot gauge -> new GaugeSnapshot(
                    metadata(gauge),
                    gauge.getDataPoints().stream()
                            .map(at -> new GaugeSnapshot.GaugeDataPointSnapshot(at.getValue(), labels(at.getLabels()), null))
                            .toList());
            case HistogramSnapshot histogram -> new HistogramSnapshot(
                    metadata(histogram),
                    histogram.getDataPoints().stream()
                            .map(at -> new HistogramSnapshot.HistogramDataPointSnapshot(
                                    at.getClassicBuckets(), at.getSum(), labels(at.getLabels()), at.getExemplars(), 0L))
                            .toList());
            case MetricSnapshot other -> throw new IllegalStateException("vLLM has no series like " + other.getMetadata().getName());
        };
    }

    @Override
    public String getPrometheusName() {
        return name;
    }

    private MetricMetadata metadata(MetricSnapshot snapshot) {
        return new MetricMetadata(name, snapshot.getMetadata().getHelp());
    }

    private static Labels labels(Labels own) {
        Labels.Builder labels = Labels.builder();
        own.forEach(label -> labels.label(label.getName().equals("model") ? "model_name" : label.getName(), label.getValue()));
        return labels.label("engine", "0").build();
    }
}
