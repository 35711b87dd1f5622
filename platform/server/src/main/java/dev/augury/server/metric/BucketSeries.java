package dev.augury.server.metric;

import dev.augury.core.flow.BucketCounts;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A histogram that the loops of lanes keep themselves.
 *
 * @param name our name
 * @param help what it measures
 * @param host the pipeline, or null while there is none
 * @param measure finds the histogram of a lane
 */
record BucketSeries(String name, String help, Supplier<@Nullable Host> host, Function<Lane, BucketCounts> measure) implements Collector {

    @Override
    public HistogramSnapshot collect() {
        HistogramSnapshot.Builder snapshot = HistogramSnapshot.builder().name(name).help(help);
        Host known = host.get();
        if (known != null) {
            known.lanes().forEach(lane -> snapshot.dataPoint(point(measure.apply(lane), lane.model())));
        }
        return snapshot.build();
    }

    @Override
    public String getPrometheusName() {
        return name;
    }

    private static HistogramSnapshot.HistogramDataPointSnapshot point(BucketCounts histogram, String model) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        double[] bounds = histogram.bounds();
        long[] counts = histogram.counts();
        for (int i = 0; i < counts.length; i++) {
            buckets.bucket(i < bounds.length ? bounds[i] : Double.POSITIVE_INFINITY, counts[i]);
        }
        return HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets.build())
                .sum(histogram.sum())
                .labels(Labels.of("model", model))
                .build();
    }
}
