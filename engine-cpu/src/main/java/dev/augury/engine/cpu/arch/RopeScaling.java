package dev.augury.engine.cpu.arch;

/** How a model stretches its rotations beyond the context it was first trained with. */
public sealed interface RopeScaling {

    /** Not at all. Llama 3.1 and later come here too: their factors are a tensor. */
    record None() implements RopeScaling {}

    /** Every angle divided by a factor. */
    record Linear(double factor) implements RopeScaling {}

    /**
     * YaRN (Peng et al. 2023, section 3.2): fast channels keep their angles, slow ones are divided, a ramp between; and all keys and
     * queries grow by {@code attention·(1 + 0.1·ln factor)}.
     *
     * @param factor by which the context grew
     * @param originalContext context before
     * @param betaFast turns within that context from which a channel counts as fast
     * @param betaSlow turns up to which it counts as slow
     * @param attention further factor
     */
    record Yarn(double factor, int originalContext, double betaFast, double betaSlow, double attention) implements RopeScaling {}

    /**
     * LongRoPE (Ding et al. 2024): a factor per channel, from one of two tensors.
     *
     * @param originalContext longest context for which the short factors hold
     * @param attention factor on keys and queries
     */
    record Long(int originalContext, double attention) implements RopeScaling {}
}
