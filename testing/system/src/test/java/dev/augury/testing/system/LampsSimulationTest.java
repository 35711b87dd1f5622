package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.pipeline.LaneSpec;
import dev.augury.handling.lamps.LampsConfig;
import dev.augury.scheduler.lamps.LampsFactory;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.KvSizes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scheduler and the handling {@code lamps} in the loop of the host, in simulated time, with a pool that is too small. */
class LampsSimulationTest {

    private static final long SECOND = 1_000_000_000L;
    private static final LoneContext CONTEXT = new LoneContext(Path.of(""), 1);

    private static LaneSpec.Policies lamps(Map<String, String> options) {
        return new LaneSpec.Policies(
                "lamps",
                new LampsFactory().create(OptionRecords.bind(dev.augury.scheduler.lamps.LampsConfig.class, options), CONTEXT),
                new LaneSpec.Handling(
                        "lamps", new dev.augury.handling.lamps.LampsFactory().create(OptionRecords.defaults(LampsConfig.class), CONTEXT)),
                null);
    }

    private static Map<String, String> texts(Simulation simulation, KvSizes kv) {
        for (int i = 0; i < 150; i++) {
            simulation.arrive(i * SECOND / 50, "r" + i, Simulation.prompt(20 + i * 37 % 200, i % 9), 20 + i * 53 % 150);
        }
        simulation.time.run(10_000_000);
        assertThat(simulation.asserting.violations()).isEmpty();
        assertThat(simulation.outcomes).hasSize(150);
        assertThat(simulation.lane.statistics().totals().quarantines()).isZero();
        assertThat(simulation.lane.statistics().memory().deviceFree()).isEqualTo(kv.deviceBlocks());
        assertThat(simulation.lane.statistics().memory().hostFree()).isEqualTo(kv.hostBlocks());
        Map<String, String> texts = new HashMap<>();
        simulation.texts.forEach((id, text) -> texts.put(id, text.toString()));
        return texts;
    }

    @Test
    void orderOfServiceChangesNoAnswer() {
        KvSizes roomy = new KvSizes(16, 2_000, 0);
        KvSizes crowded = new KvSizes(16, 60, 200);
        Map<String, String> firstCome = texts(new Simulation(roomy, Map.of(), (engine, asserting) -> asserting), roomy);
        for (Map<String, String> options : List.of(
                Map.<String, String>of(),
                Map.of("preemption", "swap", "starvation-steps", "10", "look-ahead", "3"),
                Map.of("form", "code", "score-interval", "0", "starvation", "code"))) {
            assertThat(texts(new Simulation(crowded, lamps(options), (engine, asserting) -> asserting), crowded)).as("%s", options).isEqualTo(firstCome);
        }
    }
}
