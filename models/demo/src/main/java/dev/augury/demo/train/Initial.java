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
        float[] values = new float[layout.length()];
        SplittableRandom chance = new SplittableRandom(seed);
        for (Parameter parameter : layout.parameters()) {
            boolean adds = parameter.name().contains("attn_output") || parameter.name().contains("ffn_down");
            double deviation = adds ? DEVIATION / Math.sqrt(2.0 * layout.size().layers()) : DEVIATION;
            for (int i = parameter.offset(); i < parameter.end(); i++) {
                values[i] = parameter.matrix() ? (float) (deviation * chance.nextGaussian()) : 1;
            }
        }
        return values;
    }
}
