package dev.augury.replay.report;

import dev.augury.replay.measure.Fate;
import java.util.List;

/**
 * The figures of one run. Times are seconds.
 *
 * @param rate requests per second that arrived
 * @param seed of the run
 * @param seconds length of the window
 * @param poolTokens tokens that the device tier holds
 * @param requests what became of the requests
 * @param effort what serving them took
 * @param kv what KV was held for
 */
public record RunReport(double rate, long seed, double seconds, long poolTokens, Requests requests, Effort effort, Kv kv) {

    private static final double NANOS = 1e9;

    /**
     * What became of the requests.
     *
     * @param arrived how many arrived
     * @param outputTokens tokens generated for those that finished
     * @param latency from arrival to end, calls included, of those that finished
     * @param latencyOrAge the same, with the age of the others at the end of the window
     * @param firstToken from arrival to the first token, of those that had one
     * @param firstTokenOrAge the same, with the age of the others
     * @param perToken latency without calls per token generated, of those that finished
     * @param longestWait longest wait for a place, the first or another one
     */
    public record Requests(
            int arrived,
            long outputTokens,
            Spread latency,
            Spread latencyOrAge,
            Spread firstToken,
            Spread firstTokenOrAge,
            Spread perToken,
            double longestWait) {

        /** Counts fates by the end of a window, in nanoseconds. */
        public static Requests of(List<Fate> fates, long end, long longestWait) {
            return new Requests(
                    fates.size(),
                    fates.stream().mapToLong(Fate::outputTokens).sum(),
                    Spread.of(fates.stream().filter(Fate::finished).mapToDouble(fate -> fate.endedAfter() / NANOS)),
                    Spread.of(fates.stream().mapToDouble(fate -> (fate.finished() ? fate.endedAfter() : end - fate.arrivedAt()) / NANOS)),
                    Spread.of(fates.stream().filter(Fate::answered).mapToDouble(fate -> fate.firstTokenAfter() / NANOS)),
                    Spread.of(fates.stream().mapToDouble(fate -> (fate.answered() ? fate.firstTokenAfter() : end - fate.arrivedAt()) / NANOS)),
                    Spread.of(fates.stream().filter(Fate::finished).mapToDouble(fate -> fate.nanosPerToken() / NANOS)),
                    longestWait / NANOS);
        }

        /** Returns how many finished. */
        public int finished() {
            return latency.count();
        }

        /** Returns how many did not. */
        public int unfinished() {
            return arrived - finished();
        }
    }

    /**
     * What serving took.
     *
     * @param steps steps run
     * @param recomputes sequences that lost their place and their KV while they ran
     * @param swaps sequences that lost their place and kept their KV in the host tier
     * @param evictions paused sequences that lost their KV for want of memory
     * @param preserved calls that ended with their KV on the device
     * @param discarded calls that ended without it
     * @param swapped calls that ended with it in the host tier
     */
    public record Effort(long steps, long recomputes, long swaps, long evictions, long preserved, long discarded, long swapped) {

        /** Returns how often a sequence lost its place while it ran. */
        public long preemptions() {
            return recomputes + swaps;
        }
    }

    /**
     * What device KV was held for, in tokens times seconds; what is left of pool times window was free.
     *
     * @param computing to compute what was never computed: its use
     * @param recomputing to compute again what was lost
     * @param paused by calls that went on
     * @param standing by running sequences that had no part in a step
     * @param moving by sequences that are swapped, calls' excepted: heads that stayed on the device, and blocks on their way
     */
    public record Kv(double computing, double recomputing, double paused, double standing, double moving) {

        /** Returns what was held for no use. */
        public double waste() {
            return recomputing + paused + standing + moving;
        }
    }

    /** Returns tokens times seconds as a share of the pool over the window. */
    public double share(double tokenSeconds) {
        return tokenSeconds / (poolTokens * seconds);
    }

    /** Returns the requests finished per second. */
    public double throughput() {
        return requests.finished() / seconds;
    }

    /** Returns the tokens generated per second for requests that finished. */
    public double tokensPerSecond() {
        return requests.outputTokens() / seconds;
    }
}
