package dev.augury.engine.cpu.arch;

import dev.augury.engine.cpu.kernel.RopePairing;
import org.jspecify.annotations.Nullable;

/**
 * How positions turn queries and keys.
 *
 * @param pairing which channels turn together
 * @param channels channels of a head that turn, even; the others stay
 * @param base angle base
 * @param scaling stretching
 * @param unrotatedEvery layer i (from 0) is not rotated where i + 1 is a multiple of this; 0 for none
 */
public record RopeRule(RopePairing pairing, int channels, double base, RopeScaling scaling, int unrotatedEvery) {

    /** Whether a layer rotates at all. */
    public boolean rotates(int layer) {
        return unrotatedEvery == 0 || (layer + 1) % unrotatedEvery != 0;
    }

    /**
     * Returns the angle per position of each pair of channels.
     *
     * @param factors a divisor per pair from the model file, or null
     */
    public double[] frequencies(float @Nullable [] factors) {
        double[] result = new double[channels / 2];
        for (int i = 0; i < result.length; i++) {
            double plain = Math.pow(base, -2.0 * i / channels) / (factors == null ? 1 : factors[i]);
            result[i] = switch (scaling) {
                case RopeScaling.None() -> plain;
                case RopeScaling.Long(int _, double _) -> plain;
                case RopeScaling.Linear(double factor) -> plain / factor;
                case RopeScaling.Yarn yarn -> {
                    double fast = ramp(yarn, i);
                    yield plain / yarn.factor() * (1 - fast) + plain * fast;
                }
            };
        }
        return result;
    }

    /** By what rotated channels grow. */
    public double magnitude() {
        return switch (scaling) {
            case RopeScaling.None() -> 1;
            case RopeScaling.Linear(double _) -> 1;
            case RopeScaling.Long(int _, double attention) -> attention;
            case RopeScaling.Yarn yarn -> yarn.attention() * (1 + 0.1 * Math.log(yarn.factor()));
        };
    }

    /** 1 for channels fast enough to keep their angle, 0 for those slow enough to be divided. */
    private double ramp(RopeScaling.Yarn yarn, int pair) {
        double low = Math.max(0, Math.floor(pairWithTurns(yarn, yarn.betaFast())));
        double high = Math.min(channels - 1, Math.ceil(pairWithTurns(yarn, yarn.betaSlow())));
        double along = (pair - low) / Math.max(0.001, high - low);
        return 1 - Math.clamp(along, 0, 1);
    }

    private double pairWithTurns(RopeScaling.Yarn yarn, double turns) {
        return channels * Math.log(yarn.originalContext() / (turns * 2 * Math.PI)) / (2 * Math.log(base));
    }
}
