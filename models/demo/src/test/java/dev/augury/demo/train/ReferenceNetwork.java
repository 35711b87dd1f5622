package dev.augury.demo.train;

import java.util.HashMap;
import java.util.Map;

/** The plainest forward pass, document by document, in 64 bits: the judge of {@link Network}. */
final class ReferenceNetwork {

    private final ModelSize size;
    private final Map<String, Parameter> parameters = new HashMap<>();
    private final double[] values;

    ReferenceNetwork(Layout layout, double[] values) {
        size = layout.size();
        this.values = values;
        layout.parameters().forEach(parameter -> parameters.put(parameter.name().replace(".weight", ""), parameter));
    }

    /** Returns the sum of the cross entropies of the learned tokens. */
    double loss(Document document) {
        double loss = 0;
        double[][] logits = logits(document.tokens());
        for (int i = 1; i < document.tokens().length; i++) {
            if (document.learned()[i]) {
                double sum = 0;
                for (double logit : logits[i - 1]) {
                    sum += Math.exp(logit);
                }
                loss += Math.log(sum) - logits[i - 1][document.tokens()[i]];
            }
        }
        return loss;
    }

    /** Returns the logits after every token. */
    double[][] logits(int[] tokens) {
        double[][] states = new double[tokens.length][size.width()];
        for (int i = 0; i < tokens.length; i++) {
            for (int j = 0; j < size.width(); j++) {
                states[i][j] = values[parameters.get("token_embd").offset() + tokens[i] * size.width() + j];
            }
        }
        for (int layer = 0; layer < size.layers(); layer++) {
            attention(states, "blk." + layer + ".");
            for (double[] state : states) {
                feedForward(state, "blk." + layer + ".");
            }
        }
        double[][] logits = new double[tokens.length][];
        for (int i = 0; i < tokens.length; i++) {
            logits[i] = times("token_embd", normed(states[i], "output_norm"));
        }
        return logits;
    }

    private double[] normed(double[] state, String norm) {
        double squares = 0;
        for (double x : state) {
            squares += x * x / state.length;
        }
        double[] result = new double[state.length];
        for (int i = 0; i < state.length; i++) {
            result[i] = state[i] / Math.sqrt(squares + ModelSize.EPSILON) * values[parameters.get(norm).offset() + i];
        }
        return result;
    }

    private double[] times(String name, double[] input) {
        Parameter matrix = parameters.get(name);
        double[] result = new double[matrix.rows()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int i = 0; i < input.length; i++) {
                result[row] += values[matrix.offset() + row * matrix.columns() + i] * input[i];
            }
        }
        return result;
    }

    private double[] rotated(double[] heads, int position) {
        double[] result = new double[heads.length];
        for (int i = 0; i < heads.length; i += 2) {
            double angle = position * Math.pow(ModelSize.ROPE_BASE, -(double) (i % size.headSize()) / size.headSize());
            result[i] = heads[i] * Math.cos(angle) - heads[i + 1] * Math.sin(angle);
            result[i + 1] = heads[i] * Math.sin(angle) + heads[i + 1] * Math.cos(angle);
        }
        return result;
    }

    private void attention(double[][] states, String prefix) {
        double[][] keys = new double[states.length][];
        double[][] given = new double[states.length][];
        double[][] outcome = new double[states.length][];
        for (int i = 0; i < states.length; i++) {
            double[] input = normed(states[i], prefix + "attn_norm");
            double[] query = rotated(times(prefix + "attn_q", input), i);
            keys[i] = rotated(times(prefix + "attn_k", input), i);
            given[i] = times(prefix + "attn_v", input);
            double[] gathered = new double[size.headsWidth()];
            for (int head = 0; head < size.heads(); head++) {
                gather(query, keys, given, head, gathered);
            }
            outcome[i] = times(prefix + "attn_output", gathered);
        }
        for (int i = 0; i < states.length; i++) {
            add(states[i], outcome[i]);
        }
    }

    private void gather(double[] query, double[][] keys, double[][] given, int head, double[] gathered) {
        int from = head * size.headSize();
        double sum = 0;
        double[] total = new double[size.headSize()];
        for (int j = 0; j < keys.length && keys[j] != null; j++) {
            double score = 0;
            for (int c = from; c < from + size.headSize(); c++) {
                score += query[c] * keys[j][c];
            }
            double weight = Math.exp(score / Math.sqrt(size.headSize()));
            sum += weight;
            for (int c = 0; c < size.headSize(); c++) {
                total[c] += weight * given[j][from + c];
            }
        }
        for (int c = 0; c < size.headSize(); c++) {
            gathered[from + c] = total[c] / sum;
        }
    }

    private void feedForward(double[] state, String prefix) {
        double[] input = normed(state, prefix + "ffn_norm");
        double[] gate = times(prefix + "ffn_gate", input);
        double[] up = times(prefix + "ffn_up", input);
        for (int i = 0; i < gate.length; i++) {
            gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
        }
        add(state, times(prefix + "ffn_down", gate));
    }

    private static void add(double[] state, double[] more) {
        for (int i = 0; i < state.length; i++) {
            state[i] += more[i];
        }
    }
}
