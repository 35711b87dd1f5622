package dev.augury.spi.engine;

import java.util.Set;

/**
 * What plans may ask of an engine; what is absent is refused when the plan is made, never run in a slower way.
 *
 * @param features the optional features it has
 */
public record EngineCapabilities(Set<Feature> features) {

    /** Copies the set. */
    public EngineCapabilities {
        features = Set.copyOf(features);
    }

    /** Returns whether it has the feature. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** Returns whether a row's bits are the same whatever else is in the step. */
    public boolean batchInvariant() {
        return has(Feature.BATCH_INVARIANT);
    }

    /** An optional feature. */
    public enum Feature {
        /** The same row gives the same bits whatever else is in the step. */
        BATCH_INVARIANT,
        /** {@link Want.Score}: log-probabilities of given tokens. */
        SCORE,
        /** {@link Want.Logits}: the raw logits. */
        LOGITS,
        /** {@link Want.Hidden}: a hidden state. */
        HIDDEN,
        /** {@link Want.Sample#mask()}: masks over the next token. */
        MASK,
        /** More than one segment per row. */
        SEGMENTS,
        /** {@link QueryPosition.Fixed}: queries rotated at a fixed position. */
        FIXED_QUERY_POSITION,
        /** {@link StepRow#adapter()}: adapters. */
        ADAPTERS,
        /** Copies to and from the host tier run beside steps. */
        ASYNCHRONOUS_COPIES
    }
}
