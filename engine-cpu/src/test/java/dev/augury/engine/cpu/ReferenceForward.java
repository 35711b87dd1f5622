package dev.augury.engine.cpu;

import dev.augury.engine.cpu.kernel.EmbeddingTable;
import dev.augury.engine.cpu.kernel.Rows;
import dev.augury.engine.cpu.kernel.WeightType;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The judge: one sequence, one token at a time, everything in double, weights expanded, keys and values in plain lists. It shares no code
 * with the engine but the reading of weights, and reads the metadata itself.
 */
final class ReferenceForward {

    private final ModelSource model;
    private final String architecture;
    private final Map<String, double[]> expanded = new HashMap<>();
    private final List<List<double[]>> keys = new ArrayList<>();
    private final List<List<double[]>> values = new ArrayList<>();
    private final int layers;
    private final int width;
    private final int heads;
    private final int kvHeads;
    private final int headSize;
    private final int feed;
    private final boolean neox;
    private final int window;
    private int position;
    private double attended;
    private long attentions;

    ReferenceForward(ModelSource model) {
        this.model = model;
        architecture = model.architecture();
        layers = (int) number("block_count", 0);
        width = (int) number("embedding_length", 0);
        heads = (int) number("attention.head_count", 0);
        kvHeads = (int) number("attention.head_count_kv", heads);
        headSize = (int) number("attention.key_length", width / heads);
        feed = (int) number("feed_forward_length", 0);
        neox = architecture.startsWith("qwen") || architecture.equals("phi3");
        int sliding = (int) number("attention.sliding_window", 0);
        window = sliding == 0 ? Integer.MAX_VALUE : sliding;
        for (int i = 0; i < layers; i++) {
            keys.add(new ArrayList<>());
            values.add(new ArrayList<>());
        }
    }

    /** Appends a token and returns the logits after it. */
    double[] next(int token) {
        double[] x = row("token_embd.weight", token);
        scale(x, number("embedding_scale", 1));
        double residual = number("residual_scale", 1);
        for (int layer = 0; layer < layers; layer++) {
            String at = "blk." + layer + ".";
            add(x, attention(layer, at, norm(x, vector(at + "attn_norm.weight"))), residual);
            add(x, feedForward(at, norm(x, vector(at + "ffn_norm.weight"))), residual);
        }
        position++;
        String head = model.tensor("output.weight").isPresent() ? "output" : "token_embd";
        double[] logits = linear(head, norm(x, vector("output_norm.weight")));
        scale(logits, 1 / number("logit_scale", 1));
        return logits;
    }

    private double[] attention(int layer, String at, double[] x) {
        double[] q;
        double[] k;
        double[] v;
        int qWidth = heads * headSize;
        int kWidth = kvHeads * headSize;
        if (model.tensor(at + "attn_qkv.weight").isPresent()) {
            double[] all = linear(at + "attn_qkv", x);
            q = Arrays.copyOfRange(all, 0, qWidth);
            k = Arrays.copyOfRange(all, qWidth, qWidth + kWidth);
            v = Arrays.copyOfRange(all, qWidth + kWidth, qWidth + 2 * kWidth);
        } else {
            q = linear(at + "attn_q", x);
            k = linear(at + "attn_k", x);
            v = linear(at + "attn_v", x);
        }
        turn(layer, at + "attn_q_norm.weight", q);
        turn(layer, at + "attn_k_norm.weight", k);
        keys.get(layer).add(k);
        values.get(layer).add(v);
        double[] out = new double[qWidth];
        for (int head = 0; head < heads; head++) {
            head(layer, head, q, out);
        }
        return linear(at + "attn_output", out);
    }

    private void head(int layer, int head, double[] q, double[] out) {
        double factor = number("attention.scale", 1 / Math.sqrt(headSize));
        int shared = head / (heads / kvHeads) * headSize;
        int first = Math.max(0, position + 1 - window);
        double[] weights = new double[position + 1];
        double sum = 0;
        for (int t = first; t <= position; t++) {
            double dot = 0;
            for (int i = 0; i < headSize; i++) {
                dot += q[head * headSize + i] * keys.get(layer).get(t)[shared + i];
            }
            weights[t] = Math.exp(dot * factor);
            sum += weights[t];
        }
        spread(weights, sum, first);
        for (int t = first; t <= position; t++) {
            for (int i = 0; i < headSize; i++) {
                out[head * headSize + i] += weights[t] / sum * values.get(layer).get(t)[shared + i];
            }
        }
    }

    /** Notes how many of the visible tokens take part, as the exponential of the entropy. */
    private void spread(double[] weights, double sum, int first) {
        double entropy = 0;
        for (int t = first; t <= position; t++) {
            double share = weights[t] / sum;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        if (position > 15) {
            attended += Math.exp(entropy) / (position + 1 - first);
            attentions++;
        }
    }

    /** The part of visible tokens that attention takes in, on average over heads and queries; 1 when it is flat. */
    double attended() {
        return attended / attentions;
    }

    /** Normalises each head where the model does, then rotates it. */
    private void turn(int layer, String norm, double[] all) {
        for (int head = 0; head < all.length / headSize; head++) {
            double[] one = Arrays.copyOfRange(all, head * headSize, (head + 1) * headSize);
            if (model.tensor(norm).isPresent()) {
                one = norm(one, vector(norm));
            }
            if (!architecture.equals("smollm3") || layer % 4 != 3) {
                rotate(one);
            }
            System.arraycopy(one, 0, all, head * headSize, headSize);
        }
    }

    private void rotate(double[] head) {
        int channels = (int) number("rope.dimension_count", headSize);
        double linear = "linear".equals(model.metadata().get(architecture + ".rope.scaling.type")) ? number("rope.scaling.factor", 1) : 1;
        double grow = number("rope.scaling.attn_factor", 1);
        double[] factors = null;
        if (model.tensor("rope_freqs.weight").isPresent()) {
            factors = vector("rope_freqs.weight");
        } else if (model.tensor("rope_factors_long.weight").isPresent()) {
            boolean wide = number("context_length", 0) > number("rope.scaling.original_context_length", 0);
            factors = vector(wide ? "rope_factors_long.weight" : "rope_factors_short.weight");
        }
        for (int i = 0; i < channels / 2; i++) {
            double angle = position * Math.pow(number("rope.freq_base", 10000), -2.0 * i / channels) / linear;
            if (factors != null) {
                angle /= factors[i];
            }
            int a = neox ? i : 2 * i;
            int b = neox ? i + channels / 2 : 2 * i + 1;
            double x = head[a];
            double y = head[b];
            head[a] = (x * Math.cos(angle) - y * Math.sin(angle)) * grow;
            head[b] = (x * Math.sin(angle) + y * Math.cos(angle)) * grow;
        }
    }

    private double[] feedForward(String at, double[] x) {
        double[] gate;
        double[] up;
        if (model.tensor(at + "ffn_gate.weight").isPresent()) {
            gate = linear(at + "ffn_gate", x);
            up = linear(at + "ffn_up", x);
        } else {
            double[] both = linear(at + "ffn_up", x);
            gate = Arrays.copyOfRange(both, 0, feed);
            up = Arrays.copyOfRange(both, feed, 2 * feed);
        }
        for (int i = 0; i < feed; i++) {
            up[i] *= gate[i] / (1 + Math.exp(-gate[i]));
        }
        return linear(at + "ffn_down", up);
    }

    private double[] norm(double[] x, double[] weight) {
        double squares = 0;
        for (double v : x) {
            squares += v * v;
        }
        double factor = 1 / Math.sqrt(squares / x.length + number("attention.layer_norm_rms_epsilon", 0));
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] * factor * weight[i];
        }
        return out;
    }

    private double[] linear(String stem, double[] x) {
        double[] weights = vector(stem + ".weight");
        int rows = weights.length / x.length;
        double[] out = model.tensor(stem + ".bias").isPresent() ? vector(stem + ".bias").clone() : new double[rows];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < x.length; i++) {
                out[r] += weights[r * x.length + i] * x[i];
            }
        }
        return out;
    }

    private static void add(double[] into, double[] what, double factor) {
        for (int i = 0; i < into.length; i++) {
            into[i] += what[i] * factor;
        }
    }

    private static void scale(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    private double number(String key, double absent) {
        Object value = model.metadata().get(architecture + "." + key);
        return value instanceof Number number ? number.doubleValue() : absent;
    }

    private double[] row(String name, int row) {
        return Arrays.copyOfRange(vector(name), row * width, (row + 1) * width);
    }

    private double[] vector(String name) {
        return expanded.computeIfAbsent(name, this::expand);
    }

    private double[] expand(String name) {
        TensorView tensor = model.tensor(name).orElseThrow(() -> new IllegalStateException(name));
        int columns = (int) tensor.shape()[0];
        int rows = tensor.shape().length > 1 ? (int) tensor.shape()[1] : 1;
        EmbeddingTable table = new EmbeddingTable(WeightType.named(tensor.type()), rows, columns, tensor.data());
        double[] out = new double[rows * columns];
        Rows one = Rows.allocate(1, columns);
        for (int r = 0; r < rows; r++) {
            table.read(r, one, 0);
            for (int c = 0; c < columns; c++) {
                out[r * columns + c] = one.values()[c];
            }
        }
        return out;
    }
}
