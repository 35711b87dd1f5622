package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.testing.kit.engine.KvSizes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same loop, policy and pool as in production, in simulated time. */
class SimulationTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SECOND = 1_000_000_000L;

    @Test
    void thousandRequestsTakeLessThanASecond() {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            Simulation simulation = new Simulation(new KvSizes(16, 20_000, 0), Map.of(), (engine, asserting) -> engine);
            for (int i = 0; i < 1_000; i++) {
                simulation.arrive(i * SECOND / 4, "r" + i, Simulation.prompt(500, i), 200);
            }
            simulation.time.run(10_000_000);
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - begin);
            assertThat(simulation.outcomes).hasSize(1_000).allSatisfy(outcome -> assertThat(outcome.outputTokens()).isEqualTo(200));
            assertThat(simulation.lane.statistics().totals().quarantines()).isZero();
        }
        assertThat(best).as("nanoseconds of processor time, the best of three runs").isLessThan(SECOND);
    }

    @Test
    void crowdedPoolGivesTheSameTextsByRecomputeAndBySwap() {
        Map<String, String> roomy = texts(new KvSizes(16, 2_000, 0), Map.of(), 0, 0);
        assertThat(texts(new KvSizes(16, 60, 0), Map.of(), 20, 0)).isEqualTo(roomy);
        assertThat(texts(new KvSizes(16, 60, 200), Map.of("preemption", "SWAP"), 0, 20)).isEqualTo(roomy);
    }

    @Test
    void sameSeedGivesTheSameOutcomesBitForBit() {
        assertThat(told()).isEqualTo(told());
    }

    private static List<String> told() {
        Simulation simulation = crowded(new KvSizes(16, 60, 40), Map.of("preemption", "SWAP"));
        return simulation.outcomes.stream().map(Object::toString).map(SimulationTest::anonymous).toList();
    }

    private static String anonymous(String outcome) {
        return outcome.replaceAll("\\[F@[0-9a-f]+", "[F");
    }

    private static Map<String, String> texts(KvSizes kv, Map<String, String> fcfs, int recomputes, int swaps) {
        Simulation simulation = crowded(kv, fcfs);
        var preemptions = simulation.lane.statistics().preemptions();
        assertThat(preemptions.recomputes()).isGreaterThanOrEqualTo(recomputes);
        assertThat(preemptions.swaps()).isGreaterThanOrEqualTo(swaps);
        Map<String, String> texts = new HashMap<>();
        simulation.texts.forEach((id, text) -> texts.put(id, text.toString()));
        return texts;
    }

    private static Simulation crowded(KvSizes kv, Map<String, String> fcfs) {
        Simulation simulation = new Simulation(kv, fcfs, (engine, asserting) -> asserting);
        for (int i = 0; i < 150; i++) {
            simulation.arrive(i * SECOND / 50, "r" + i, Simulation.prompt(20 + i * 37 % 200, i % 9), 20 + i * 53 % 150);
        }
        simulation.time.run(10_000_000);
        assertThat(simulation.asserting.violations()).isEmpty();
        assertThat(simulation.outcomes)
                .hasSize(150)
                .allSatisfy(outcome -> assertThat(outcome.sequences().getFirst().reason()).isEqualTo(FinishReason.LENGTH));
        assertThat(simulation.lane.statistics().totals().quarantines()).isZero();
        assertThat(simulation.lane.statistics().memory().deviceFree()).isEqualTo(kv.deviceBlocks());
        assertThat(simulation.lane.statistics().memory().hostFree()).isEqualTo(kv.hostBlocks());
        assertThat(List.of(simulation.lane.openRequests(), simulation.lane.waitingRequests())).containsOnly(0);
        return simulation;
    }
}
