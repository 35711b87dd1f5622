package dev.augury.model.synth;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufTensor;
import dev.augury.model.tensor.TensorCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plainest forward pass of all the families that can be made, one token after another, sums in double precision. It measures what the
 * calibration claims. Matrices may be disturbed by relative noise on their inputs, which is what the rounding of activations does in an
 * engine.
 */
final class ReferenceForward {

    private final Map<String, float[]> weights = new HashMap<>();
    private final Map<String, Object> metadata;
    private final String name;
    private final int layers;
    private final int width;
    private final int heads;
    private final int kvHeads;
    private final int headWidth;
    private final List<List<float[]>> keys = new ArrayList<>();
    private final List<List<float[]>> values = new ArrayList<>();
    private final double noise;
    private long draws;
    /** Sum over heads, layers and positions of the number of positions that take part, as a share of all; and how many were summed. */
    private double shareSum;
    private long shares;

    ReferenceForward(GgufFile file, double noise) {
        this.noise = noise;
        metadata = file.metadata();
        name = (String) metadata.get("general.architecture");
        for (GgufTensor tensor : file.tensors().values()) {
            float[] decoded = new float[(int) tensor.elements()];
            TensorCodec.of(tensor.tensorType()).dequantize(tensor.data(), 0, decoded, 0, decoded.length);
            weights.put(tensor.name(), decoded);
        }
        layers = (int) number("block_count", 0);
        width = (int) number("embedding_length", 0);
        heads = (int) number("attention.head_count", 0);
        kvHeads = (int) number("attention.head_count_kv", 0);
        headWidth = (int) number("attention.key_length", 0);
        for (int i = 0; i < layers; i++) {
            keys.add(new ArrayList<>());
            values.add(new ArrayList<>());
        }
    }

    private double number(String key, double otherwise) {
        return metadata.get(name + "." + key) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** Returns the mean share of positions that take part in attention, by the inverse of the sum of squares; 1 is flat. */
    double attendedShare() {
        return shareSum / shares;
    }

    /** Feeds the next token and returns the logits after it. */
    float[] next(int token) {
        float[] state = new float[width];
        for (int i = 0; i < width; i++) {
            state[i] = weights.get("token_embd.weight")[token * width + i] * (float) number("embedding_scale", 1);
        }
        for (int layer = 0; layer < layers; layer++) {
            add(state, attention(layer, normed(state, "blk." + layer + ".attn_norm.weight")));
            add(state, feedForward(layer, normed(state, "blk." + layer + ".ffn_norm.weight")));
        }
        String output = weights.containsKey("output.weight") ? "output.weight" : "token_embd.weight";
        float[] logits = times(output, normed(state, "output_norm.weight"));
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= (float) number("logit_scale", 1);
        }
        return logits;
    }

    private void add(float[] state, float[] branch) {
        for (int i = 0; i < width; i++) {
            state[i] += branch[i] * (float) number("residual_scale", 1);
        }
    }

    private float[] normed(float[] state, String norm) {
        return normed(state, 0, state.length, weights.get(norm));
    }

    private float[] normed(float[] state, int from, int count, float[] norm) {
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += state[from + i] * (double) state[from + i];
        }
        double scale = 1 / Math.sqrt(squares / count + number("attention.layer_norm_rms_epsilon", 0));
        float[] result = new float[count];
        for (int i = 0; i < count; i++) {
            result[i] = (float) (state[from + i] * scale * norm[i]);
        }
        return result;
    }

    private float[] times(String matrix, float[] input) {
        float[] elements = weights.get(matrix);
        float[] disturbed = new float[input.length];
        SynthRandom random = new SynthRandom(draws++, "noise");
        for (int i = 0; i < input.length; i++) {
            disturbed[i] = input[i] * (float) (1 + noise * random.normal(i));
        }
        float[] result = new float[elements.length / input.length];
        float[] bias = weights.get(matrix.replace(".weight", ".bias"));
        for (int row = 0; row < result.length; row++) {
            double sum = bias == null ? 0 : bias[row];
            for (int i = 0; i < input.length; i++) {
                sum += elements[row * input.length + i] * (double) disturbed[i];
            }
            result[row] = (float) sum;
        }
        return result;
    }

    private float[] attention(int layer, float[] input) {
        String prefix = "blk." + layer + ".attn_";
        float[] fused = weights.containsKey(prefix + "qkv.weight") ? times(prefix + "qkv.weight", input) : null;
        int kvWidth = kvHeads * headWidth;
        float[] query = fused == null ? times(prefix + "q.weight", input) : slice(fused, 0, heads * headWidth);
        float[] key = fused == null ? times(prefix + "k.weight", input) : slice(fused, heads * headWidth, kvWidth);
        float[] value = fused == null ? times(prefix + "v.weight", input) : slice(fused, heads * headWidth + kvWidth, kvWidth);
        int position = keys.get(layer).size();
        // In smollm3 every fourth layer does not know positions.
        int turned = name.equals("smollm3") && layer % 4 == 3 ? 0 : position;
        rotate(query, weights.get(prefix + "q_norm.weight"), turned);
        rotate(key, weights.get(prefix + "k_norm.weight"), turned);
        keys.get(layer).add(key);
        values.get(layer).add(value);
        float[] result = new float[heads * headWidth];
        for (int head = 0; head < heads; head++) {
            attend(layer, head, query, result);
        }
        return times(prefix + "output.weight", result);
    }

    private static float[] slice(float[] array, int from, int count) {
        return Arrays.copyOfRange(array, from, from + count);
    }

    private void rotate(float[] heads, float[] norm, int position) {
        boolean halves = !List.of("llama", "granite", "smollm3").contains(name);
        float[] factors = weights.getOrDefault("rope_freqs.weight", weights.get("rope_factors_short.weight"));
        double enlarged = number("rope.scaling.attn_factor", 1);
        for (int from = 0; from < heads.length; from += headWidth) {
            if (norm != null) {
                System.arraycopy(normed(heads, from, headWidth, norm), 0, heads, from, headWidth);
            }
            for (int i = 0; i < headWidth / 2; i++) {
                double angle = position * Math.pow(number("rope.freq_base", 10_000), -2.0 * i / headWidth) / (factors == null ? 1
                        : factors[i]);
                int first = from + (halves ? i : 2 * i);
                int second = halves ? first + headWidth / 2 : first + 1;
                double x = heads[first];
                double y = heads[second];
                heads[first] = (float) (enlarged * (x * Math.cos(angle) - y * Math.sin(angle)));
                heads[second] = (float) (enlarged * (x * Math.sin(angle) + y * Math.cos(angle)));
            }
        }
    }

    private void attend(int layer, int head, float[] query, float[] result) {
        int kv = head / (heads / kvHeads) * headWidth;
        int count = keys.get(layer).size();
        double[] scores = new double[count];
        double largest = Double.NEGATIVE_INFINITY;
        for (int position = 0; position < count; position++) {
            for (int i = 0; i < headWidth; i++) {
                scores[position] += query[head * headWidth + i] * (double) keys.get(layer).get(position)[kv + i];
            }
            scores[position] *= number("attention.scale", 1 / Math.sqrt(headWidth));
            largest = Math.max(largest, scores[position]);
        }
        double sum = 0;
        double squares = 0;
        for (int position = 0; position < count; position++) {
            scores[position] = Math.exp(scores[position] - largest);
            sum += scores[position];
            squares += scores[position] * scores[position];
        }
        if (count >= 32) {
            shareSum += sum * sum / squares / count;
            shares++;
        }
        for (int position = 0; position < count; position++) {
            for (int i = 0; i < headWidth; i++) {
                result[head * headWidth + i] += (float) (scores[position] / sum * values.get(layer).get(position)[kv + i]);
            }
        }
    }

    private float[] feedForward(int layer, float[] input) {
        String prefix = "blk." + layer + ".ffn_";
        float[] gate;
        float[] up;
        if (weights.containsKey(prefix + "gate.weight")) {
            gate = times(prefix + "gate.weight", input);
            up = times(prefix + "up.weight", input);
        } else {
            float[] fused = times(prefix + "up.weight", input);
            gate = slice(fused, 0, fused.length / 2);
            up = slice(fused, fused.length / 2, fused.length / 2);
        }
        for (int i = 0; i < gate.length; i++) {
            gate[i] = (float) (gate[i] / (1 + Math.exp(-gate[i])) * up[i]);
        }
        return times(prefix + "down.weight", gate);
    }
}
