package dev.augury.demo.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each tensor of a model lies in the flat array of its parameters. Query, key and value of a layer lie one behind the other, as do
 * gate and up, so that each group is one matrix for a product.
 */
public final class Layout {

    /**
     * The tensors of one layer.
     *
     * @param attentionNorm norm before attention
     * @param query first of three matrices: query, key, value
     * @param output from the heads to the hidden state
     * @param feedForwardNorm norm before the feed-forward part
     * @param gate first of two matrices: gate, up
     * @param down from the inner elements to the hidden state
     */
    record Layer(Slice attentionNorm, Slice query, Slice output, Slice feedForwardNorm, Slice gate, Slice down) {}

    private final ModelSize size;
    private final List<Slice> slices = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Slice embedding;
    private final Slice outputNorm;

    /** Lays out the parameters of a model. */
    public Layout(ModelSize size) {
        this.size = size;
        embedding = add("token_embd", size.vocabulary(), size.width());
        for (int i = 0; i < size.layers(); i++) {
            layers.add(layer("blk." + i + "."));
        }
        outputNorm = add("output_norm", 1, size.width());
    }

    private Layer layer(String prefix) {
        int heads = size.headsWidth();
        Slice attentionNorm = add(prefix + "attn_norm", 1, size.width());
        Slice query = add(prefix + "attn_q", heads, size.width());
        add(prefix + "attn_k", heads, size.width());
        add(prefix + "attn_v", heads, size.width());
        Slice output = add(prefix + "attn_output", size.width(), heads);
        Slice feedForwardNorm = add(prefix + "ffn_norm", 1, size.width());
        Slice gate = add(prefix + "ffn_gate", size.feedForward(), size.width());
        add(prefix + "ffn_up", size.feedForward(), size.width());
        Slice down = add(prefix + "ffn_down", size.width(), size.feedForward());
        return new Layer(attentionNorm, query, output, feedForwardNorm, gate, down);
    }

    private Slice add(String name, int rows, int columns) {
        Slice slice = new Slice(name + ".weight", parameters(), rows, columns);
        slices.add(slice);
        return slice;
    }

    /** Returns the sizes of the model. */
    public ModelSize size() {
        return size;
    }

    /** Returns the number of parameters. */
    public int parameters() {
        return slices.isEmpty() ? 0 : slices.getLast().end();
    }

    /** Returns all tensors in order, without gaps. */
    public List<Slice> slices() {
        return List.copyOf(slices);
    }

    Layer layer(int index) {
        return layers.get(index);
    }

    Slice embedding() {
        return embedding;
    }

    Slice outputNorm() {
        return outputNorm;
    }
}
