package dev.augury.spi.engine;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** What an engine answers to one {@link Want}. */
public sealed interface Answer {

    /**
     * Answers {@link Want.Sample}.
     *
     * @param token the chosen token
     * @param logprobs its log-probability and the most probable tokens, or null when {@link SamplingSpec#logprobs()} is off
     */
    record Sampled(int token, @Nullable Logprobs logprobs) implements Answer {}

    /**
     * Answers {@link Want.Score}.
     *
     * @param logprobs log-probability of the given token and the most probable tokens
     */
    record Scored(Logprobs logprobs) implements Answer {}

    /**
     * Answers {@link Want.Logits} and {@link Want.Hidden}.
     *
     * @param values 32-bit floats in native order, valid until the next step
     */
    record Values(MemorySegment values) implements Answer {}
}
