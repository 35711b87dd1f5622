package dev.augury.replay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.handling.discard.DiscardFactory;
import dev.augury.handling.infercept.InferceptFactory;
import dev.augury.handling.lamps.LampsFactory;
import dev.augury.handling.preserve.PreserveFactory;
import dev.augury.handling.swap.SwapFactory;
import dev.augury.replay.report.CsvReport;
import dev.augury.replay.report.RunReport;
import dev.augury.replay.trace.Trace;
import dev.augury.replay.trace.TracedRequest;
import dev.augury.scheduler.fcfs.FcfsFactory;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs whose figures were worked out by hand. A step takes 10 ms, and 0.1 ms per token of a row of several or 1 ms for a row of one; a copied block takes 0.05 ms.
 */
class ReplayTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final Map<String, String> COSTS = Map.of(
            "step-micros", "10000", "prefill-token-micros", "100", "decode-micros", "1000", "context-token-micros", "0", "copy-block-micros", "50");

    /** A prompt of 10 tokens, 3 tokens, a call of 2 s that returns 4, and 2 tokens more. */
    private static final Trace ONE_CALL = new Trace(
            "one call",
            List.of(new TracedRequest(
                    "search",
                    10,
                    List.of(new TracedRequest.Segment(3, new TracedRequest.Call(2_000_000_000L, 4)), new TracedRequest.Segment(2, null)))));

    private static final Trace MIXED = new Trace(
            "mixed",
            List.of(
                    new TracedRequest("plain", 300, List.of(new TracedRequest.Segment(80, null))),
                    new TracedRequest(
                            "human",
                            60,
                            List.of(
                                    new TracedRequest.Segment(40, new TracedRequest.Call(20_000_000_000L, 30)),
                                    new TracedRequest.Segment(50, new TracedRequest.Call(9_000_000_000L, 20)),
                                    new TracedRequest.Segment(30, null))),
                    new TracedRequest(
                            "sum",
                            200,
                            List.of(new TracedRequest.Segment(60, new TracedRequest.Call(80_000, 5)), new TracedRequest.Segment(20, null)))));

    @TempDir
    private Path folder;

    private RunReport run(Trace trace, Load load, LaneSize size, SchedulingPolicyFactory<?> scheduler, HandlingPolicyFactory<?> handling) throws IOException {
        PluginParts parts = new PluginParts(scheduler, handling, PluginParts.engine(trace, folder, COSTS), Map.of("fcfs.resumed", "arrival"));
        return Replay.run(trace, load, size, parts, folder, _ -> {});
    }

    private RunReport alone(HandlingPolicyFactory<?> handling, boolean prefixCache) throws IOException {
        return run(ONE_CALL, new Load(0.002, 1000, 6), new LaneSize(16, 64, 64, prefixCache, 4, 64), new FcfsFactory(), handling);
    }

    @Test
    void preservedCallGoesOnWhereItStopped() throws IOException {
        RunReport run = alone(new PreserveFactory(), true);
        assertThat(run.requests().arrived()).isPositive();
        assertThat(run.requests().unfinished()).isZero();
        assertThat(run.requests().firstToken().mean()).isCloseTo(0.011, EXACT);
        assertThat(run.requests().latency().mean()).isCloseTo(0.011 + 2 * 0.011 + 2 + 0.0105 + 0.011, EXACT);
        assertThat(run.requests().perToken().p99()).isCloseTo(0.0545 / 5, EXACT);
        int requests = run.requests().arrived();
        assertThat(run.requests().outputTokens()).isEqualTo(5L * requests);
        assertThat(run.kv().computing()).isCloseTo(requests * (10 * 0.011 + 11 * 0.011 + 12 * 0.011 + 17 * 0.0105 + 18 * 0.011), EXACT);
        assertThat(run.kv().paused()).isCloseTo(requests * 12 * 2.0, EXACT);
        assertThat(run.kv().recomputing()).isZero();
        assertThat(run.effort().steps()).isEqualTo(5L * requests);
        assertThat(run.effort().preserved()).isEqualTo(requests);
        assertThat(run.requests().longestWait()).isZero();
    }

    @Test
    void discardedCallIsComputedAgain() throws IOException {
        RunReport run = alone(new DiscardFactory(), false);
        assertThat(run.requests().latency().mean()).isCloseTo(0.033 + 2 + 0.0117 + 0.011, EXACT);
        assertThat(run.kv().paused()).isZero();
        assertThat(run.effort().discarded()).isEqualTo(run.requests().arrived());
    }

    @Test
    void discardedCallFindsItsBlocksAgainInAPrefixCache() throws IOException {
        Trace longer = new Trace("longer", List.of(new TracedRequest(
                "search", 40, List.of(new TracedRequest.Segment(3, new TracedRequest.Call(2_000_000_000L, 4)), new TracedRequest.Segment(2, null)))));
        LaneSize cached = new LaneSize(16, 64, 64, true, 4, 64);
        RunReport run = run(longer, new Load(0.002, 1000, 6), cached, new FcfsFactory(), new DiscardFactory());
        // 42 tokens were computed, in 2 whole blocks; of 47 tokens 15 are computed after the call.
        assertThat(run.requests().latency().mean()).isCloseTo(0.014 + 0.022 + 2 + 0.0115 + 0.011, EXACT);
    }

    @Test
    void swappedCallComesBackByACopy() throws IOException {
        RunReport run = alone(new SwapFactory(), false);
        assertThat(run.requests().latency().mean()).isCloseTo(0.033 + 2 + 0.00005 + 0.0105 + 0.011, EXACT);
        assertThat(run.kv().paused()).isCloseTo(run.requests().arrived() * 12 * 0.00005, EXACT);
        assertThat(run.effort().swapped()).isEqualTo(run.requests().arrived());
    }

    @Test
    void whatIsNotOverCountsWithItsAge() throws IOException {
        List<Arrival> arrivals = Arrival.poisson(2, 1, 1.5, 4);
        RunReport run = run(ONE_CALL, new Load(2, 1.5, 4), new LaneSize(16, 64, 64, false, 4, 64), new FcfsFactory(), new PreserveFactory());
        assertThat(arrivals).isNotEmpty();
        assertThat(run.requests().unfinished()).isEqualTo(arrivals.size());
        assertThat(run.requests().latency().mean()).isNaN();
        assertThat(run.requests().latencyOrAge().mean())
                .isCloseTo(arrivals.stream().mapToDouble(arrival -> 1.5 - arrival.at() / 1e9).average().orElseThrow(), EXACT);
    }

    @Test
    void whoFindsNoPlaceWaits() throws IOException {
        Trace plain = new Trace("plain", List.of(new TracedRequest("plain", 20, List.of(new TracedRequest.Segment(10, null)))));
        Load load = new Load(20, 1, 4);
        List<Arrival> arrivals = Arrival.poisson(20, 1, 1, 4);
        RunReport run = run(plain, load, new LaneSize(16, 64, 0, false, 1, 64), new FcfsFactory(), new PreserveFactory());
        // Each has the engine for 12 + 9 x 11 = 111 ms, in turn.
        double free = 0;
        double longest = 0;
        int finished = 0;
        for (Arrival arrival : arrivals) {
            double at = arrival.at() / 1e9;
            double begins = Math.max(free, at);
            longest = Math.max(longest, Math.min(begins, 1) - at);
            free = begins + 0.111;
            finished += free <= 1 ? 1 : 0;
        }
        assertThat(longest).isGreaterThan(0.3);
        assertThat(run.requests().longestWait()).isCloseTo(longest, within(1e-8));
        assertThat(run.throughput()).isEqualTo(finished).isGreaterThan(5);
    }

    @Test
    void sameSeedGivesTheSameBytes() throws IOException {
        LaneSize small = new LaneSize(16, 90, 40, true, 32, 96);
        for (HandlingPolicyFactory<?> handling : List.of(new DiscardFactory(), new InferceptFactory(), new LampsFactory())) {
            for (SchedulingPolicyFactory<?> scheduler : List.of(new FcfsFactory(), new dev.augury.scheduler.lamps.LampsFactory())) {
                String first = csv(run(MIXED, new Load(1.5, 120, 5), small, scheduler, handling));
                assertThat(csv(run(MIXED, new Load(1.5, 120, 5), small, scheduler, handling))).isEqualTo(first);
                assertThat(csv(run(MIXED, new Load(1.5, 120, 6), small, scheduler, handling))).isNotEqualTo(first);
            }
        }
    }

    private static String csv(RunReport run) {
        return CsvReport.line(Map.of("run", "one"), run);
    }

    /** Most of a latency is calls: nobody can gain a quarter of it where nothing waits. */
    @Test
    void noPolicyMovesTheLatencyOfAnIdleLane() throws IOException {
        Load idle = new Load(0.1, 600, 8);
        LaneSize roomy = new LaneSize(16, 1_000, 1_000, false, 32, 96);
        RunReport first = run(MIXED, idle, roomy, new FcfsFactory(), new DiscardFactory());
        assertThat(first.requests().finished()).isGreaterThan(30);
        for (HandlingPolicyFactory<?> handling : List.of(new InferceptFactory(), new LampsFactory())) {
            for (SchedulingPolicyFactory<?> scheduler : List.of(new FcfsFactory(), new dev.augury.scheduler.lamps.LampsFactory())) {
                RunReport other = run(MIXED, idle, roomy, scheduler, handling);
                assertThat(other.requests().latency().mean() / first.requests().latency().mean())
                        .as("%s with %s", scheduler.name(), handling.name())
                        .isBetween(0.98, 1.02);
            }
        }
    }
}
