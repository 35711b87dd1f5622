package dev.augury.spi.engine;

import java.util.Map;

/**
 * How to choose a token from logits. Order of work: penalties, bias, mask, temperature, then top-k, typical, top-p and min-p on what the one before
 * left, then a draw that is a function of {@link #seed()}, {@link #choice()} and the position. Made with {@link #builder()}.
 */
public final class SamplingSpec {

    private final float temperature;
    private final int topK;
    private final float topP;
    private final float minP;
    private final float typicalP;
    private final float repetitionPenalty;
    private final float presencePenalty;
    private final float frequencyPenalty;
    private final Map<Integer, Float> logitBias;
    private final long seed;
    private final int choice;
    private final boolean logprobs;
    private final int topLogprobs;

    private SamplingSpec(Builder builder) {
        temperature = builder.temperature;
        topK = builder.topK;
        topP = builder.topP;
        minP = builder.minP;
        typicalP = builder.typicalP;
        repetitionPenalty = builder.repetitionPenalty;
        presencePenalty = builder.presencePenalty;
        frequencyPenalty = builder.frequencyPenalty;
        logitBias = Map.copyOf(builder.logitBias);
        seed = builder.seed;
        choice = builder.choice;
        logprobs = builder.logprobs;
        topLogprobs = builder.topLogprobs;
    }

    /** Returns a builder with the neutral values: temperature 1, everything else off. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the temperature; 0 takes the most probable token. */
    public float temperature() {
        return temperature;
    }

    /** Returns how many of the most probable tokens stay; 0 for all. */
    public int topK() {
        return topK;
    }

    /** Returns the probability mass that stays, in (0, 1]; 1 for all. */
    public float topP() {
        return topP;
    }

    /** Returns the smallest probability relative to the most probable token's that stays, in [0, 1]; 0 for all. */
    public float minP() {
        return minP;
    }

    /** Returns the mass of locally typical tokens that stays, in (0, 1]; 1 for all. */
    public float typicalP() {
        return typicalP;
    }

    /** Returns the factor for tokens in prompt or output (divides positive logits, multiplies negative ones); 1 for none. */
    public float repetitionPenalty() {
        return repetitionPenalty;
    }

    /** Returns what is subtracted once from tokens in the output; 0 for none. */
    public float presencePenalty() {
        return presencePenalty;
    }

    /** Returns what is subtracted per occurrence in the output; 0 for none. */
    public float frequencyPenalty() {
        return frequencyPenalty;
    }

    /** Returns what is added to logits, by token. */
    public Map<Integer, Float> logitBias() {
        return logitBias;
    }

    /** Returns the seed of the request. */
    public long seed() {
        return seed;
    }

    /** Returns the index of the answer among the request's choices. */
    public int choice() {
        return choice;
    }

    /** Returns whether log-probabilities are wanted. */
    public boolean logprobs() {
        return logprobs;
    }

    /** Returns the number of most probable tokens wanted with log-probabilities, 0 to 20. */
    public int topLogprobs() {
        return topLogprobs;
    }

    /** Returns the same specification for another answer of the request. */
    public SamplingSpec withChoice(int index) {
        Builder builder = new Builder();
        builder.temperature = temperature;
        builder.topK = topK;
        builder.topP = topP;
        builder.minP = minP;
        builder.typicalP = typicalP;
        builder.repetitionPenalty = repetitionPenalty;
        builder.presencePenalty = presencePenalty;
        builder.frequencyPenalty = frequencyPenalty;
        builder.logitBias = logitBias;
        builder.seed = seed;
        builder.choice = index;
        builder.logprobs = logprobs;
        builder.topLogprobs = topLogprobs;
        return new SamplingSpec(builder);
    }

    /** Collects the values. */
    public static final class Builder {

        private float temperature = 1;
        private int topK;
        private float topP = 1;
        private float minP;
        private float typicalP = 1;
        private float repetitionPenalty = 1;
        private float presencePenalty;
        private float frequencyPenalty;
        private Map<Integer, Float> logitBias = Map.of();
        private long seed;
        private int choice;
        private boolean logprobs;
        private int topLogprobs;

        private Builder() {}

        /** Sets the temperature, 0 or more. */
        public Builder temperature(float value) {
            temperature = value;
            return this;
        }

        /** Sets how many of the most probable tokens stay; 0 for all. */
        public Builder topK(int value) {
            topK = value;
            return this;
        }

        /** Sets the probability mass that stays. */
        public Builder topP(float value) {
            topP = value;
            return this;
        }

        /** Sets the smallest relative probability that stays. */
        public Builder minP(float value) {
            minP = value;
            return this;
        }

        /** Sets the mass of locally typical tokens that stays. */
        public Builder typicalP(float value) {
            typicalP = value;
            return this;
        }

        /** Sets the factor for tokens in prompt or output. */
        public Builder repetitionPenalty(float value) {
            repetitionPenalty = value;
            return this;
        }

        /** Sets what is subtracted once from tokens in the output. */
        public Builder presencePenalty(float value) {
            presencePenalty = value;
            return this;
        }

        /** Sets what is subtracted per occurrence in the output. */
        public Builder frequencyPenalty(float value) {
            frequencyPenalty = value;
            return this;
        }

        /** Sets what is added to logits, by token. */
        public Builder logitBias(Map<Integer, Float> value) {
            logitBias = value;
            return this;
        }

        /** Sets the seed of the request. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Sets the index of the answer among the request's choices. */
        public Builder choice(int value) {
            choice = value;
            return this;
        }

        /** Asks for log-probabilities with that many of the most probable tokens. */
        public Builder logprobs(int top) {
            logprobs = true;
            topLogprobs = top;
            return this;
        }

        /**
         * Makes the specification.
         *
         * @throws IllegalArgumentException when a value is outside its range
         */
        public SamplingSpec build() {
            check("temperature", temperature, 0, 100);
            check("topK", topK, 0, Integer.MAX_VALUE);
            check("topP", topP, Float.MIN_VALUE, 1);
            check("minP", minP, 0, 1);
            check("typicalP", typicalP, Float.MIN_VALUE, 1);
            check("repetitionPenalty", repetitionPenalty, Float.MIN_VALUE, 100);
            check("presencePenalty", presencePenalty, -100, 100);
            check("frequencyPenalty", frequencyPenalty, -100, 100);
            check("topLogprobs", topLogprobs, 0, 20);
            return new SamplingSpec(this);
        }

        private static void check(String name, float value, float min, float max) {
            if (!(value >= min && value <= max)) {
                throw new IllegalArgumentException(name + " is " + value + "; give a value between " + min + " and " + max);
            }
        }
    }
}
