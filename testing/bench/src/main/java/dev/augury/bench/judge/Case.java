package dev.augury.bench.judge;

import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthShape;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.synth.SynthVocabulary;
import dev.augury.model.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A model on which both engines are run.
 *
 * @param name for people: the family and what is special
 * @param spec the model
 * @param longPrompts number of prompts of thousands of tokens
 */
record Case(String name, SynthSpec spec, int longPrompts) {

    private static final int VOCABULARY = 1024;
    private static final int CONTEXT = 2048;
    private static final int LONG_CONTEXT = 8192;
    private static final double FLOAT_BOUND = 1e-4;
    private static final double QUANTISED_BOUND = 1e-3;

    /** Returns every family with every tensor type, and stretched contexts. Where a family can be tied, half of the types are. */
    static List<Case> all(long seed) {
        List<Case> cases = new ArrayList<>();
        List<TensorType> types = Stream.of(TensorType.values()).filter(TensorType::supported).toList();
        for (SynthArchitecture family : SynthArchitecture.values()) {
            for (TensorType type : types) {
                boolean tied = family != SynthArchitecture.PHI3 && (family.ordinal() + types.indexOf(type)) % 2 == 1;
                cases.add(of(spec(family, type, seed).withTied(tied), 0));
            }
        }
        for (TensorType type : types) {
            cases.add(of(spec(SynthArchitecture.LLAMA, type, seed).withLongContext(true), type == TensorType.F32 ? 2 : 0));
        }
        SynthSpec phi = spec(SynthArchitecture.PHI3, TensorType.F32, seed).withLongContext(true);
        cases.add(of(phi, 0));
        for (TensorType type : List.of(TensorType.F32, TensorType.Q8_0, TensorType.Q4_K)) {
            cases.add(of(phi.withWeights(type).withShape(shape(SynthArchitecture.PHI3, LONG_CONTEXT)), type == TensorType.F32 ? 2 : 0));
        }
        return cases;
    }

    private static SynthSpec spec(SynthArchitecture family, TensorType type, long seed) {
        return SynthSpec.tiny(family, seed).withShape(shape(family, family == SynthArchitecture.LLAMA ? LONG_CONTEXT : CONTEXT))
                .withVocabulary(SynthVocabulary.ofBytes(VOCABULARY)).withWeights(type);
    }

    /** Heads wider than the share of the model's width that they get, where the family allows it. */
    private static SynthShape shape(SynthArchitecture family, int context) {
        return new SynthShape(3, 256, 4, 2, family == SynthArchitecture.MISTRAL || family == SynthArchitecture.QWEN3 ? 128 : 64, 768, context);
    }

    private static Case of(SynthSpec spec, int longPrompts) {
        String stretched = spec.longContext() ? " stretched to " + spec.shape().context() : "";
        return new Case(spec.architecture().name().toLowerCase(Locale.ROOT) + stretched + (spec.tied() ? ", tied" : ""), spec, longPrompts);
    }

    /** Returns the type of its matrices. */
    TensorType type() {
        return spec.weights();
    }

    /** Returns whether its matrices are in blocks of integers. */
    boolean quantised() {
        return type().blockElements() > 1;
    }

    /** Returns the mean divergence that is allowed. */
    double bound() {
        return quantised() ? QUANTISED_BOUND : FLOAT_BOUND;
    }

    /** Returns a name for files. */
    String fileName() {
        return (name + "-" + type()).replaceAll("[^A-Za-z0-9_]+", "-") + ".gguf";
    }
}
