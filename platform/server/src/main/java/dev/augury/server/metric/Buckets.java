package dev.augury.server.metric;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Upper bounds of histograms, those of vLLM so that its boards fit. */
final class Buckets {

    static final double[] FIRST_TOKEN_SECONDS = {
        0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560
    };
    static final double[] TOKEN_SECONDS = {0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80};
    static final double[] REQUEST_SECONDS = {
        0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680
    };
    static final double[] CHOICES = {1, 2, 5, 10, 20};
    static final double[] TOKENS =
            IntStream.range(0, 6).boxed().flatMapToDouble(power -> DoubleStream.of(1, 2, 5).map(digit -> digit * Math.pow(10, power))).toArray();

    private Buckets() {}
}
