package dev.augury.scheduler.lamps;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.schedule.Ask;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import dev.augury.testing.kit.schedule.StepReport;
import dev.augury.waste.StairScore;
import java.util.HashMap;
import java.util.Map;

/** A lane and a policy on it, with predictions made by hand. */
final class Scene {

    final ScriptedLane lane;
    final SchedulingPolicy policy;
    private int prompts;

    Scene(LaneSizes sizes, SchedulingPolicy policy) {
        lane = new ScriptedLane(sizes);
        this.policy = policy;
    }

    static LampsConfig config(String... keysAndValues) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return OptionRecords.bind(LampsConfig.class, options);
    }

    static LampsPolicy policy(String... keysAndValues) {
        return new LampsPolicy(config(keysAndValues));
    }

    /** The code form with the constants that the released code has built in, on an idle machine. */
    static LampsPolicy released(String... keysAndValues) {
        LampsConfig config = config(keysAndValues);
        return new LampsPolicy(config, new CodeScorer(config.grownContext(), (view, load) -> new StairScore(64, 384, 0.0484)));
    }

    static Prediction prediction(double tokens, double probability, double seconds, double response) {
        return Prediction.builder()
                .outputTokens(Estimate.exactly(tokens))
                .call(probability, Estimate.exactly(seconds), Estimate.exactly(response))
                .source("test")
                .build();
    }

    /** Enqueues a request that generates as many tokens as predicted and makes no call. */
    ScriptedSequence enqueue(int prompt, int output) {
        return enqueue(prompt, output, prediction(output, 0, 0, 0));
    }

    ScriptedSequence enqueue(int prompt, int output, Prediction prediction) {
        int[] tokens = new int[prompt];
        for (int i = 0; i < prompt; i++) {
            tokens[i] = 1_000_003 * (prompts + 1) + i;
        }
        prompts++;
        return lane.enqueue(policy, Ask.of(tokens, output).predicted(prediction));
    }

    StepReport step() {
        return lane.step(policy);
    }

    void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }
}
