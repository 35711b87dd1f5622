package dev.augury.model.synth;

import dev.augury.model.tensor.TensorType;
import java.util.Locale;

/**
 * What to make.
 *
 * @param architecture the family
 * @param shape the sizes
 * @param weights the type of all matrices; norms and biases are F32
 * @param output the type of the output matrix, and of the embedding where it is tied
 * @param tied whether the embedding serves as the output matrix
 * @param longContext whether the rotary embedding is stretched beyond the context of training: Llama 3.1's factors, Phi-3's long and short
 * ones
 * @param vocabulary the tokens
 * @param scales the calibration
 * @param seed the same seed and specification give the same bytes
 */
public record SynthSpec(SynthArchitecture architecture, SynthShape shape, TensorType weights, TensorType output, boolean tied,
        boolean longContext, SynthVocabulary vocabulary, SynthScales scales, long seed) {

    /** Checks what the family can have. */
    public SynthSpec {
        if (!weights.supported() || !output.supported()) {
            throw new IllegalArgumentException("Tensor type " + (weights.supported() ? output : weights)
                    + " is not supported; supported are " + TensorType.supportedNames());
        }
        if (longContext && architecture != SynthArchitecture.LLAMA && architecture != SynthArchitecture.PHI3) {
            throw new IllegalArgumentException("Only llama and phi3 have factors for long contexts, not " + architecture.name()
                    .toLowerCase(Locale.ROOT));
        }
        if (!architecture.freeHeadWidth() && shape.queryWidth() != shape.width()) {
            throw new IllegalArgumentException("In " + architecture.fileName() + " heads × head width is the width, but " + shape.heads()
                    + " × " + shape.headWidth() + " is not "
                    + shape.width());
        }
        if (architecture == SynthArchitecture.PHI3 && tied) {
            throw new IllegalArgumentException("phi3 has an output matrix of its own; it cannot be tied");
        }
    }

    /** Returns a small untied model over a vocabulary of our own, the start of every variation. */
    public static SynthSpec tiny(SynthArchitecture architecture, long seed) {
        SynthVocabulary vocabulary = SynthVocabulary.ofBytes(512);
        return new SynthSpec(architecture, SynthShape.TINY, TensorType.F32, TensorType.F32, false, false, vocabulary,
                SynthScales.calibrated(512), seed);
    }

    /** Returns the same with another shape. */
    public SynthSpec withShape(SynthShape other) {
        return new SynthSpec(architecture, other, weights, output, tied, longContext, vocabulary, scales, seed);
    }

    /** Returns the same with all matrices of another type. */
    public SynthSpec withWeights(TensorType type) {
        return new SynthSpec(architecture, shape, type, type, tied, longContext, vocabulary, scales, seed);
    }

    /** Returns the same with an output matrix of another type. */
    public SynthSpec withOutput(TensorType type) {
        return new SynthSpec(architecture, shape, weights, type, tied, longContext, vocabulary, scales, seed);
    }

    /** Returns the same with the embedding as the output matrix, or with one of its own. */
    public SynthSpec withTied(boolean value) {
        return new SynthSpec(architecture, shape, weights, output, value, longContext, vocabulary, scales, seed);
    }

    /** Returns the same with factors for long contexts, or without. */
    public SynthSpec withLongContext(boolean value) {
        return new SynthSpec(architecture, shape, weights, output, tied, value, vocabulary, scales, seed);
    }

    /** Returns the same over another vocabulary, calibrated for its size. */
    public SynthSpec withVocabulary(SynthVocabulary other) {
        return new SynthSpec(architecture, shape, weights, output, tied, longContext, other, SynthScales.calibrated(other.size()), seed);
    }

    /** Returns the same with another calibration. */
    public SynthSpec withScales(SynthScales other) {
        return new SynthSpec(architecture, shape, weights, output, tied, longContext, vocabulary, other, seed);
    }
}
