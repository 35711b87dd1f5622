package dev.augury.model.synth;

import dev.augury.model.gguf.TensorLayout;

/** A tensor to be made: where it lies and how its elements are drawn. */
record SynthTensor(TensorLayout layout, Draw draw) {

    /** How elements are drawn. */
    sealed interface Draw {

        /** Normal with mean 0. */
        record Normal(float deviation) implements Draw {}

        /** Of a size between 0.7 and 1.3 of the given one, positive. */
        record Norm(float size) implements Draw {}

        /** As {@link Norm}, with a random sign. */
        record SignedNorm(float size) implements Draw {}

        /** Given. */
        record Fixed(float[] values) implements Draw {}
    }

    /** Draws {@code count} elements from the one at {@code from} on. */
    void draw(SynthRandom random, long from, float[] target, int count) {
        for (int i = 0; i < count; i++) {
            long place = from + i;
            target[i] = switch (draw) {
                case Draw.Normal normal -> normal.deviation * random.normal(place);
                case Draw.Norm norm -> norm.size * (0.7f + 0.6f * random.uniform(place));
                case Draw.SignedNorm norm -> norm.size * (0.7f + 0.6f * random.uniform(place)) * random.sign(place);
                case Draw.Fixed fixed -> fixed.values[(int) place];
            };
        }
    }
}
