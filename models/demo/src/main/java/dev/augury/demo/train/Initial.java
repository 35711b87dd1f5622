package dev.augury.demo.train;

import java.util.SplittableRandom;

/** The parameters to begin with. Stateless. */
final class Initial {

    private static final double DEVIATION = 0.02;

    private Initial() {}

    /**
     * Draws matrices from a normal distribution, those that add to the hidden states with a deviation that shrinks with the number of
     * layers (Radford et al., 2019), and sets gains to 1.
     */
    static float[] values(Layout layout, long seed) {
        float[] values = new float[layout.parameters()];
        SplittableRandom chance = new SplittableRandom(seed);
        for (Slice slice : layout.slices()) {
            boolean adds = slice.name().contains("attn_output") || slice.name().contains("ffn_down");
            double deviation = adds ? DEVIATION / Math.sqrt(2.0 * layout.size().layers()) : DEVIATION;
            for (int i = slice.offset(); i < slice.end(); i++) {
                values[i] = slice.matrix() ? (float) (deviation * chance.nextGaussian()) : 1;
            }
        }
        return values;
    }
}
