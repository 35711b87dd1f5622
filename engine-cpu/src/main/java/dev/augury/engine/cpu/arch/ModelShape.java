package dev.augury.engine.cpu.arch;

/**
 * Sizes and constants of a model.
 *
 * @param architecture its family
 * @param sizes widths and counts
 * @param epsilon added to the mean of squares in norms
 * @param rope rotation of queries and keys
 * @param window keys a query sees, its own included; {@link Integer#MAX_VALUE} for all
 * @param factors constant factors of the arithmetic
 */
public record ModelShape(Architecture architecture, Sizes sizes, float epsilon, RopeRule rope, int window, Factors factors) {

    /**
     * Widths and counts.
     *
     * @param layers number of layers
     * @param width elements of the residual stream
     * @param heads query heads
     * @param kvHeads heads of keys and values; divides {@code heads}
     * @param headSize elements per head
     * @param feedForward width between the feed-forward matrices
     * @param vocabulary rows of the embedding
     * @param context longest sequence
     */
    public record Sizes(
            int layers, int width, int heads, int kvHeads, int headSize, int feedForward, int vocabulary, int context) {

        /** Elements of all query heads of a token. */
        public int queryWidth() {
            return heads * headSize;
        }

        /** Elements of all key heads of a token. */
        public int keyWidth() {
            return kvHeads * headSize;
        }

        /** Query heads that share a key head. */
        public int group() {
            return heads / kvHeads;
        }
    }

    /**
     * Constant factors.
     *
     * @param embedding on embeddings
     * @param residual on what a block adds to the residual stream
     * @param attention on attention scores
     * @param logits on logits
     */
    public record Factors(float embedding, float residual, float attention, float logits) {}
}
