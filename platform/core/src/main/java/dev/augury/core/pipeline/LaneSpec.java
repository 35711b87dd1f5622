package dev.augury.core.pipeline;

import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.schedule.SchedulingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a lane is made of: one model on one engine, its policies and its limits.
 *
 * @param model name under which the model is served, and name of the lane
 * @param stove what computes
 * @param policies what decides
 * @param limits how much
 */
public record LaneSpec(String model, Stove stove, Policies policies, LaneLimits limits) {

    /**
     * What computes.
     *
     * @param engine the loaded engine; the lane closes it
     * @param tokenizer everything about the model that is text
     * @param deviceBlocks blocks of the engine's device tier
     * @param hostBlocks blocks of the engine's host tier, 0 for none
     */
    public record Stove(Engine engine, PromptTokenizer tokenizer, int deviceBlocks, int hostBlocks) {}

    /**
     * What decides.
     *
     * @param scheduler name of the scheduling policy
     * @param scheduling the scheduling policy
     * @param predictor the predictor, or null for guesses
     */
    public record Policies(String scheduler, SchedulingPolicy scheduling, @Nullable Predictor predictor) {}
}
