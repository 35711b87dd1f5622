package dev.augury.model.synth;

/**
 * How strongly a random model reacts: the knobs of its calibration.
 *
 * <p>Logits of random rows on a normalised state are independent normal numbers. With a spread {@code s} over {@code V} tokens the largest
 * takes a share that depends on {@code s} and {@code V} only (the random energy model, Derrida 1981); {@code s = 0.49·(ln V)^0.865} fits a
 * median share between 0.15 and 0.2 for V from 256 to 262,144. Attention scores are normal with the spread {@code a}: of n positions about {@code
 * n·exp(−a²)} take part. Each of the 2L branches adds {@code g/√(2L)} of the embedding's size, so that all add {@code g} of it, in any
 * depth: large enough that an error in one branch is seen, small enough that rounding is not blown up on the way. Two engines that round
 * activations to 8 bits, each in its own way, then stay within a mean divergence of 0.001 for vocabularies up to some 50,000 tokens.
 *
 * @param logits standard deviation of the logits; larger is surer
 * @param attention standard deviation of the attention scores; 0 is flat
 * @param branches size of all branches together relative to the embedding
 */
public record SynthScales(float logits, float attention, float branches) {

    /** Checks the ranges. */
    public SynthScales {
        if (!(logits > 0 && logits <= 20) || !(attention >= 0 && attention <= 10) || !(branches > 0 && branches <= 100)) {
            throw new IllegalArgumentException("Scales must be in (0, 20], [0, 10] and (0, 100], but are " + logits + ", " + attention
                    + " and " + branches);
        }
    }

    /** Returns the calibrated scales for a vocabulary of that size. */
    public static SynthScales calibrated(int vocabulary) {
        return new SynthScales((float) (0.49 * Math.pow(Math.log(vocabulary), 0.865)), 1.3f, 0.3f);
    }
}
