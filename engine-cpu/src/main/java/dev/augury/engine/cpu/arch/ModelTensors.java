package dev.augury.engine.cpu.arch;

import dev.augury.engine.cpu.arch.ModelShape.Sizes;
import dev.augury.spi.model.ModelSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All tensors of a model by role.
 *
 * @param embedding a row per token
 * @param layers the layers
 * @param outputNorm before the output
 * @param output to logits: the embedding itself where the file has none
 * @param ropeFactors divisors of the rotation angles, or null
 */
public record ModelTensors(
        MatrixSource embedding,
        List<LayerSource> layers,
        VectorSource outputNorm,
        MatrixSource output,
        @Nullable VectorSource ropeFactors) {

    /**
     * Finds the tensors.
     *
     * @param shape what the metadata say
     * @param context longest sequence that will be served, which decides between the two sets of LongRoPE factors
     * @param reasons receives what is wrong
     */
    static ModelTensors read(ModelSource source, ModelShape shape, int context, List<String> reasons) {
        TensorReader tensors = new TensorReader(source, reasons);
        Sizes sizes = shape.sizes();
        MatrixSource embedding = tensors.matrix("token_embd.weight", sizes.vocabulary(), sizes.width());
        MatrixSource output = tensors.has("output.weight")
                ? tensors.matrix("output.weight", sizes.vocabulary(), sizes.width())
                : embedding;
        VectorSource outputNorm = tensors.vector("output_norm.weight", sizes.width());
        VectorSource factors = ropeFactors(tensors, shape.rope(), context);
        List<LayerSource> layers = new ArrayList<>();
        // A file that lacks even the first layer has said enough.
        for (int i = 0; i < sizes.layers() && (i == 0 || reasons.isEmpty()); i++) {
            layers.add(layer(tensors, shape, "blk." + i + "."));
        }
        if (layers.size() == sizes.layers()) {
            tensors.refuseUnknown();
        }
        return new ModelTensors(embedding, layers, outputNorm, output, factors);
    }

    private static @Nullable VectorSource ropeFactors(TensorReader tensors, RopeRule rope, int context) {
        int pairs = rope.channels() / 2;
        return switch (rope.scaling()) {
            case RopeScaling.Long(int original, double _) -> {
                VectorSource wide = tensors.vector("rope_factors_long.weight", pairs);
                VectorSource near = tensors.vector("rope_factors_short.weight", pairs);
                yield context > original ? wide : near;
            }
            case RopeScaling.None() -> tensors.optionalVector("rope_freqs.weight", pairs);
            case RopeScaling.Linear(double _) -> tensors.optionalVector("rope_freqs.weight", pairs);
            case RopeScaling.Yarn _ -> tensors.optionalVector("rope_freqs.weight", pairs);
        };
    }

    private static LayerSource layer(TensorReader tensors, ModelShape shape, String at) {
        Sizes sizes = shape.sizes();
        int width = sizes.width();
        List<LinearSource> heads;
        List<LinearSource> feed;
        if (shape.architecture().fused()) {
            heads = tensors.fused(at + "attn_qkv", width, sizes.queryWidth(), sizes.keyWidth(), sizes.keyWidth());
            feed = tensors.fused(at + "ffn_up", width, sizes.feedForward(), sizes.feedForward());
        } else {
            heads = List.of(tensors.linear(at + "attn_q", sizes.queryWidth(), width),
                    tensors.linear(at + "attn_k", sizes.keyWidth(), width), tensors.linear(at + "attn_v", sizes.keyWidth(), width));
            feed = List.of(tensors.linear(at + "ffn_gate", sizes.feedForward(), width),
                    tensors.linear(at + "ffn_up", sizes.feedForward(), width));
        }
        boolean norms = shape.architecture().headNorms();
        return new LayerSource(
                tensors.vector(at + "attn_norm.weight", width),
                heads.get(0),
                heads.get(1),
                heads.get(2),
                tensors.linear(at + "attn_output", width, sizes.queryWidth()),
                norms ? tensors.vector(at + "attn_q_norm.weight", sizes.headSize()) : null,
                norms ? tensors.vector(at + "attn_k_norm.weight", sizes.headSize()) : null,
                tensors.vector(at + "ffn_norm.weight", width),
                feed.get(0),
                feed.get(1),
                tensors.linear(at + "ffn_down", width, sizes.feedForward()));
    }
}
