package dev.augury.model.synth;

import static java.util.Map.entry;

import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.TensorLayout;
import dev.augury.model.synth.SynthTensor.Draw;
import dev.augury.model.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tensors of a model and what its file says of them, under the keys and names that llama.cpp gave them.
 *
 * <p>Sizes follow {@link SynthScales}. A matrix on {@code n} normalised inputs gets the deviation {@code gain/√n}, so its outputs have the
 * deviation {@code gain}. The norm before the output has random signs: without them, with a tied output, the state would prefer the token
 * it came from.
 */
final class SynthPlan {

    /** The deviation of silu(g)·u for independent normal g and u. */
    private static final float GATED = 0.6f;
    /** What averaging over the attended positions leaves of a value's deviation, for some ten of them. */
    private static final float AVERAGED = 0.35f;
    /** The number by which llama.cpp calls a file whose matrices are mostly of a type. */
    private static final Map<TensorType, Long> FILE_TYPES = Map.ofEntries(
            entry(TensorType.F32, 0L), entry(TensorType.F16, 1L), entry(TensorType.BF16, 32L), entry(TensorType.Q8_0, 7L),
            entry(TensorType.Q4_0, 2L), entry(TensorType.Q4_1, 3L), entry(TensorType.Q5_0, 8L), entry(TensorType.Q5_1, 9L),
            entry(TensorType.Q4_K, 14L), entry(TensorType.Q5_K, 16L), entry(TensorType.Q6_K, 18L));
    private static final float GRANITE_EMBEDDING = 12;
    private static final float GRANITE_RESIDUAL = 0.22f;
    private static final float GRANITE_LOGIT = 8;

    private final SynthSpec spec;
    private final SynthShape shape;
    private final boolean granite;
    private final List<SynthTensor> tensors = new ArrayList<>();

    SynthPlan(SynthSpec spec) {
        this.spec = spec;
        shape = spec.shape();
        granite = spec.architecture() == SynthArchitecture.GRANITE;
        globals();
        for (int layer = 0; layer < shape.layers(); layer++) {
            attention("blk." + layer + ".");
            feedForward("blk." + layer + ".");
        }
    }

    List<SynthTensor> tensors() {
        return tensors;
    }

    private void globals() {
        long tokens = spec.vocabulary().size();
        float deviation = embedding();
        tensors.add(tensor("token_embd.weight", spec.tied() ? spec.output() : spec.weights(), shape.width(), tokens,
                new Draw.Normal(deviation)));
        tensors.add(norm("output_norm.weight", shape.width(), new Draw.SignedNorm(granite ? GRANITE_LOGIT : 1)));
        if (!spec.tied()) {
            tensors.add(tensor("output.weight", spec.output(), shape.width(), tokens, new Draw.Normal(deviation)));
        }
        if (spec.longContext() && spec.architecture() == SynthArchitecture.PHI3) {
            double largest = Math.max(1, (double) shape.context() / SynthRope.PHI_ORIGINAL_CONTEXT);
            tensors.add(norm("rope_factors_long.weight", shape.headWidth() / 2,
                    new Draw.Fixed(SynthRope.rising(shape.headWidth(), 2 * largest))));
            tensors.add(norm("rope_factors_short.weight", shape.headWidth() / 2, new Draw.Fixed(SynthRope.rising(shape.headWidth(), 1.5))));
        } else if (spec.longContext()) {
            tensors.add(norm("rope_freqs.weight", shape.headWidth() / 2,
                    new Draw.Fixed(SynthRope.llama(shape.headWidth(), spec.architecture().ropeBase()))));
        }
    }

    /** The deviation of an embedding's elements: as rows of the output matrix they must give logits of the wanted spread. */
    private float embedding() {
        return spec.scales().logits() / (float) Math.sqrt(shape.width());
    }

    /** The deviation that a branch's output has, so that all together have the wanted size relative to the embedding. */
    private float branch() {
        float stream = embedding() * (granite ? GRANITE_EMBEDDING : 1);
        return stream * spec.scales().branches() / (float) Math.sqrt(2.0 * shape.layers()) / (granite ? GRANITE_RESIDUAL : 1);
    }

    private void attention(String prefix) {
        float scale = granite ? 1f / shape.headWidth() : 1 / (float) Math.sqrt(shape.headWidth());
        float score = spec.scales().attention() / (scale * (float) Math.sqrt(shape.headWidth()));
        float gain = (float) Math.sqrt(score);
        tensors.add(norm(prefix + "attn_norm.weight", shape.width(), new Draw.Norm(1)));
        if (spec.architecture() == SynthArchitecture.PHI3) {
            // One matrix must do for all three; queries and keys get their size, and the output matrix makes up for the values'.
            tensors.add(matrix(prefix + "attn_qkv.weight", shape.width(), shape.queryWidth() + 2L * shape.kvWidth(), gain));
        } else {
            boolean normed = spec.architecture() == SynthArchitecture.QWEN3;
            tensors.add(matrix(prefix + "attn_q.weight", shape.width(), shape.queryWidth(), normed ? 1 : gain));
            tensors.add(matrix(prefix + "attn_k.weight", shape.width(), shape.kvWidth(), normed ? 1 : gain));
            tensors.add(matrix(prefix + "attn_v.weight", shape.width(), shape.kvWidth(), 1));
            if (normed) {
                tensors.add(norm(prefix + "attn_q_norm.weight", shape.headWidth(), new Draw.Norm(gain)));
                tensors.add(norm(prefix + "attn_k_norm.weight", shape.headWidth(), new Draw.Norm(gain)));
            }
            if (spec.architecture() == SynthArchitecture.QWEN2) {
                tensors.add(norm(prefix + "attn_q.bias", shape.queryWidth(), new Draw.Normal(gain / 2)));
                tensors.add(norm(prefix + "attn_k.bias", shape.kvWidth(), new Draw.Normal(gain / 2)));
                tensors.add(norm(prefix + "attn_v.bias", shape.kvWidth(), new Draw.Normal(0.2f)));
            }
        }
        float values = spec.architecture() == SynthArchitecture.PHI3 ? gain : 1;
        tensors.add(matrix(prefix + "attn_output.weight", shape.queryWidth(), shape.width(), branch() / (AVERAGED * values)));
    }

    private void feedForward(String prefix) {
        tensors.add(norm(prefix + "ffn_norm.weight", shape.width(), new Draw.Norm(1)));
        if (spec.architecture() == SynthArchitecture.PHI3) {
            tensors.add(matrix(prefix + "ffn_up.weight", shape.width(), 2L * shape.ffn(), 1));
        } else {
            tensors.add(matrix(prefix + "ffn_gate.weight", shape.width(), shape.ffn(), 1));
            tensors.add(matrix(prefix + "ffn_up.weight", shape.width(), shape.ffn(), 1));
        }
        tensors.add(matrix(prefix + "ffn_down.weight", shape.ffn(), shape.width(), branch() / GATED));
    }

    private SynthTensor matrix(String name, long inputs, long outputs, float gain) {
        return tensor(name, spec.weights(), inputs, outputs, new Draw.Normal(gain / (float) Math.sqrt(inputs)));
    }

    private static SynthTensor tensor(String name, TensorType type, long columns, long rows, Draw draw) {
        return new SynthTensor(new TensorLayout(name, type, List.of(columns, rows)), draw);
    }

    private static SynthTensor norm(String name, long elements, Draw draw) {
        return new SynthTensor(new TensorLayout(name, TensorType.F32, List.of(elements)), draw);
    }

    GgufMetadata metadata() {
        String name = spec.architecture().fileName();
        GgufMetadata metadata = new GgufMetadata()
                .put("general.architecture", name)
                .put("general.type", "model")
                // Without the family's name, by which llama.cpp tells special tokens of known models.
                .put("general.name", "random-" + shape.layers() + "x" + shape.width() + "-" + spec.weights())
                .put("general.file_type", FILE_TYPES.get(spec.weights()))
                .put("general.quantization_version", 2L)
                .put(name + ".block_count", (long) shape.layers())
                .put(name + ".context_length", (long) shape.context())
                .put(name + ".embedding_length", (long) shape.width())
                .put(name + ".feed_forward_length", (long) shape.ffn())
                .put(name + ".attention.head_count", (long) shape.heads())
                .put(name + ".attention.head_count_kv", (long) shape.kvHeads())
                .put(name + ".attention.key_length", (long) shape.headWidth())
                .put(name + ".attention.value_length", (long) shape.headWidth())
                .put(name + ".attention.layer_norm_rms_epsilon", spec.architecture() == SynthArchitecture.QWEN3 ? 1e-6f : 1e-5f)
                .put(name + ".rope.dimension_count", (long) shape.headWidth())
                .put(name + ".rope.freq_base", spec.architecture().ropeBase())
                .put(name + ".vocab_size", (long) spec.vocabulary().size());
        if (granite) {
            metadata.put("granite.embedding_scale", GRANITE_EMBEDDING)
                    .put("granite.residual_scale", GRANITE_RESIDUAL)
                    .put("granite.logit_scale", GRANITE_LOGIT)
                    .put("granite.attention.scale", 1f / shape.headWidth());
        }
        if (spec.architecture() == SynthArchitecture.PHI3) {
            metadata.put("phi3.attention.sliding_window", (long) shape.context() + 1);
        }
        if (spec.architecture() == SynthArchitecture.PHI3 && spec.longContext()) {
            metadata.put("phi3.rope.scaling.original_context_length", (long) SynthRope.PHI_ORIGINAL_CONTEXT)
                    .put("phi3.rope.scaling.attn_factor", SynthRope.attention(shape.context(), SynthRope.PHI_ORIGINAL_CONTEXT));
        }
        spec.vocabulary().putInto(metadata);
        return metadata;
    }
}
