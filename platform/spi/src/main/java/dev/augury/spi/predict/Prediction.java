package dev.augury.spi.predict;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a segment is expected to do. Made with {@link #builder()}. */
public final class Prediction {

    private final Estimate outputTokens;
    private final double callProbability;
    private final Estimate callSeconds;
    private final Estimate responseTokens;
    private final String source;

    private Prediction(Builder builder) {
        outputTokens = Objects.requireNonNull(builder.outputTokens, "outputTokens is not set; a prediction needs at least that");
        callProbability = builder.callProbability;
        callSeconds = builder.callSeconds;
        responseTokens = builder.responseTokens;
        source = builder.source;
    }

    /** Returns an empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the tokens generated before the next call or the end. */
    public Estimate outputTokens() {
        return outputTokens;
    }

    /** Returns the chance that the segment ends in a call, 0 to 1. */
    public double callProbability() {
        return callProbability;
    }

    /** Returns the seconds of that call, if there is one. */
    public Estimate callSeconds() {
        return callSeconds;
    }

    /** Returns the tokens that the call brings back, if there is one. */
    public Estimate responseTokens() {
        return responseTokens;
    }

    /** Returns who predicted, for console and history: a predictor's name, or {@code fallback}. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return "Prediction[outputTokens=" + outputTokens + ", callProbability=" + callProbability + ", callSeconds=" + callSeconds
                + ", responseTokens=" + responseTokens + ", source=" + source + "]";
    }

    /** Collects a prediction. */
    public static final class Builder {

        private @Nullable Estimate outputTokens;
        private double callProbability;
        private Estimate callSeconds = Estimate.exactly(0);
        private Estimate responseTokens = Estimate.exactly(0);
        private String source = "";

        private Builder() {}

        /** Sets the tokens generated before the next call or the end. */
        public Builder outputTokens(Estimate value) {
            outputTokens = value;
            return this;
        }

        /** Sets the chance of a call, its seconds and the tokens it brings back. */
        public Builder call(double probability, Estimate seconds, Estimate response) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("Call probability is " + probability + "; give a value between 0 and 1");
            }
            callProbability = probability;
            callSeconds = seconds;
            responseTokens = response;
            return this;
        }

        /** Sets who predicted. */
        public Builder source(String value) {
            source = value;
            return this;
        }

        /** Makes the prediction. */
        public Prediction build() {
            return new Prediction(this);
        }
    }
}
