package dev.augury.core.pipeline;

import dev.augury.core.intercept.Tools;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.handling.HandlingPolicy;
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
 * @param tools what its model may call, or null for nothing
 */
public record LaneSpec(String model, Stove stove, Policies policies, LaneLimits limits, @Nullable Tools tools) {

    /** Makes a lane whose model calls nothing. */
    public LaneSpec(String model, Stove stove, Policies policies, LaneLimits limits) {
        this(model, stove, policies, limits, null);
    }

    /**
     * What computes.
     *
     * @param engine the loaded engine; the lane closes it
     * @param tokenizer everything about the model that is text
     * @param deviceBlocks blocks of the engine's device tier
     * @param hostBlocks blocks of the engine's host tier, 0 for none
     * @param prefixCache whether sequences that begin alike share blocks
     */
    public record Stove(Engine engine, PromptTokenizer tokenizer, int deviceBlocks, int hostBlocks, boolean prefixCache) {

        /** Makes a stove with a prefix cache. */
        public Stove(Engine engine, PromptTokenizer tokenizer, int deviceBlocks, int hostBlocks) {
            this(engine, tokenizer, deviceBlocks, hostBlocks, true);
        }
    }

    /**
     * What decides.
     *
     * @param scheduler name of the scheduling policy
     * @param scheduling the scheduling policy
     * @param handling what decides about the KV of paused sequences
     * @param predictor the predictor, or null for guesses
     */
    public record Policies(String scheduler, SchedulingPolicy scheduling, Handling handling, @Nullable Predictor predictor) {

        /** Makes policies that preserve the KV of every paused sequence. */
        public Policies(String scheduler, SchedulingPolicy scheduling, @Nullable Predictor predictor) {
            this(scheduler, scheduling, Handling.BUILT_IN, predictor);
        }
    }

    /**
     * What decides about the KV of paused sequences.
     *
     * @param name name of the handling policy
     * @param policy the policy, or null to preserve it all
     */
    public record Handling(String name, @Nullable HandlingPolicy policy) {

        /** Preserves it all. */
        public static final Handling BUILT_IN = new Handling("preserve", null);
    }
}
