package dev.augury.model.synth;

/**
 * The sizes of a model.
 *
 * @param layers number of layers
 * @param width elements of a token's hidden state
 * @param heads attention heads
 * @param kvHeads heads of keys and values, of which each serves {@code heads / kvHeads} attention heads
 * @param headWidth elements of a head, even
 * @param ffn inner elements of the feed-forward part
 * @param context longest sequence in tokens
 */
public record SynthShape(int layers, int width, int heads, int kvHeads, int headWidth, int ffn, int context) {

    /** A model for tests: 2 layers of 256, four heads on two, a context of 2048. */
    public static final SynthShape TINY = new SynthShape(2, 256, 4, 2, 64, 512, 2048);
    /** The shape of Llama 3.2 1B. */
    public static final SynthShape BILLION = new SynthShape(16, 2048, 32, 8, 64, 8192, 131_072);

    /** Checks that the sizes fit each other. */
    public SynthShape {
        if (Math.min(Math.min(Math.min(layers, width), Math.min(heads, kvHeads)), Math.min(Math.min(headWidth, ffn), context)) < 1) {
            throw new IllegalArgumentException("Every size of a model must be at least 1");
        }
        if (heads % kvHeads != 0) {
            throw new IllegalArgumentException(heads + " heads cannot be shared by " + kvHeads + " key and value heads; give a divisor of "
                    + heads);
        }
        if (headWidth % 2 != 0) {
            throw new IllegalArgumentException("A head of " + headWidth + " elements cannot be rotated in pairs; give an even width");
        }
    }

    int queryWidth() {
        return heads * headWidth;
    }

    int kvWidth() {
        return kvHeads * headWidth;
    }
}
