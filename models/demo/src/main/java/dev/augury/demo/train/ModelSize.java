package dev.augury.demo.train;

/**
 * Sizes of a Llama model with tied embeddings and as many heads of keys as of queries.
 *
 * @param layers number of layers
 * @param width elements of a hidden state
 * @param heads attention heads
 * @param headSize elements of a head, even
 * @param feedForward inner elements of the feed-forward part
 * @param vocabulary number of tokens
 * @param context longest document in tokens
 */
public record ModelSize(int layers, int width, int heads, int headSize, int feedForward, int vocabulary, int context) {

    /** Added to the mean square under the root of every norm. */
    public static final float EPSILON = 1e-5f;
    /** Base of the rotary embedding's frequencies. */
    public static final float ROPE_BASE = 10_000;

    /** Checks that all are positive and heads can be rotated. */
    public ModelSize {
        if (layers < 1 || width < 1 || heads < 1 || headSize < 2 || feedForward < 1 || vocabulary < 2 || context < 2) {
            throw new IllegalArgumentException("A model needs positive sizes, but these are " + layers + " layers, width " + width + ", "
                    + heads + " heads of " + headSize + ", feed-forward " + feedForward + ", " + vocabulary + " tokens, context " + context);
        }
        if (headSize % 2 != 0) {
            throw new IllegalArgumentException("Heads of " + headSize + " elements cannot be rotated in pairs; give an even number");
        }
    }

    /** Returns the elements of all heads together. */
    public int headsWidth() {
        return heads * headSize;
    }
}
