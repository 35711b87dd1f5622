package dev.augury.app.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What a load gave.
 *
 * @param streams concurrent clients
 * @param seconds from the first request to the last answer
 * @param samples finished requests
 * @param failures what went wrong, one sentence per failed request
 */
public record LoadResult(int streams, double seconds, List<Sample> samples, List<String> failures) {

    /** Copies the lists. */
    public LoadResult {
        samples = List.copyOf(samples);
        failures = List.copyOf(failures);
    }

    /**
     * One finished request.
     *
     * @param tokens tokens received
     * @param firstTokenNanos from the request to its first token
     * @param totalNanos from the request to its end
     */
    public record Sample(int tokens, long firstTokenNanos, long totalNanos) {}

    /** Returns all generated tokens per second. */
    public double tokensPerSecond() {
        return samples.stream().mapToLong(Sample::tokens).sum() / seconds;
    }

    /** Returns a quantile of the time to the first token, in milliseconds. */
    public double firstTokenMillis(double quantile) {
        return quantile(samples.stream().mapToDouble(sample -> sample.firstTokenNanos() / 1e6).toArray(), quantile);
    }

    /** Returns a quantile of the time per further token, in milliseconds. */
    public double perTokenMillis(double quantile) {
        return quantile(samples.stream()
                .filter(sample -> sample.tokens() > 1)
                .mapToDouble(sample -> (sample.totalNanos() - sample.firstTokenNanos()) / 1e6 / (sample.tokens() - 1))
                .toArray(), quantile);
    }

    private static double quantile(double[] values, double quantile) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        return values[(int) Math.min(values.length - 1L, Math.round(quantile * (values.length - 1)))];
    }
}
