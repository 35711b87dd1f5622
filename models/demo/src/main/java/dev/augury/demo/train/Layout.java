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
    record Layer(Parameter attentionNorm, Parameter query, Parameter output, Parameter feedForwardNorm, Parameter gate, Parameter down) {}

    private final ModelSize size;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Parameter embedding;
    private final Parameter outputNorm;

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
        Parameter attentionNorm = add(prefix + "attn_norm", 1, size.width());
        Parameter query = add(prefix + "attn_q", heads, size.width());
        add(prefix + "attn_k", heads, size.width());
        add(prefix + "attn_v", heads, size.width());
        Parameter output = add(prefix + "attn_output", size.width(), heads);
        Parameter feedForwardNorm = add(prefix + "ffn_norm", 1, size.width());
        Parameter gate = add(prefix + "ffn_gate", size.feedForward(), size.width());
        add(prefix + "ffn_up", size.feedForward(), size.width());
        Parameter down = add(prefix + "ffn_down", size.width(), size.feedForward());
        return new Layer(attentionNorm, query, output, feedForwardNorm, gate, down);
    }

    private Parameter add(String name, int rows, int columns) {
        Parameter parameter = new Parameter(name + ".weight", length(), rows, columns);
        parameters.add(parameter);
        return parameter;
    }

    /** Returns the sizes of the model. */
    public ModelSize size() {
        return size;
    }

    /** Returns the number of parameters. */
    public int length() {
        return parameters.isEmpty() ? 0 : parameters.getLast().end();
    }

    /** Returns all tensors in order, without gaps. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    Layer layer(int index) {
        return layers.get(index);
    }

    Parameter embedding() {
        return embedding;
    }

    Parameter outputNorm() {
        return outputNorm;
    }
}
