package dev.augury.engine.cpu.arch;

import dev.augury.engine.cpu.arch.ModelShape.Factors;
import dev.augury.engine.cpu.arch.ModelShape.Sizes;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import java.util.List;

/** Reads a {@link ModelShape} out of metadata; what it cannot honour becomes a reason. */
final class ShapeReader {

    private final ModelSource source;
    private final Architecture architecture;
    private final Keys keys;
    private final List<String> reasons;

    ShapeReader(ModelSource source, Architecture architecture, List<String> reasons) {
        this.source = source;
        this.architecture = architecture;
        this.reasons = reasons;
        keys = new Keys(source, architecture.key(), reasons);
    }

    ModelShape read() {
        Sizes sizes = sizes();
        float epsilon = keys.positive("attention.layer_norm_rms_epsilon");
        RopeRule rope = rope(sizes);
        int window = window(sizes);
        Factors factors = factors(sizes);
        keys.harmless("vocab_size", "rope.scaling.finetuned", "attention.layer_norm_epsilon", "tensor_data_layout");
        keys.onlyNeutral("attention.causal", true);
        keys.onlyNeutral("expert_count", 0L);
        keys.onlyNeutral("expert_used_count", 0L);
        keys.onlyNeutral("use_parallel_residual", false);
        keys.onlyNeutral("attn_logit_softcapping", 0);
        keys.onlyNeutral("final_logit_softcapping", 0);
        keys.refuseUnknown();
        return new ModelShape(architecture, sizes, epsilon, rope, window, factors);
    }

    private Sizes sizes() {
        int width = keys.count("embedding_length", 1);
        int heads = keys.count("attention.head_count", 1);
        int kvHeads = keys.count("attention.head_count_kv", 1, heads);
        int headSize = keys.count("attention.key_length", 1, width / heads);
        int valueSize = keys.count("attention.value_length", 1, headSize);
        if (valueSize != headSize) {
            reasons.add("heads of keys have " + headSize + " elements and those of values " + valueSize
                    + ", which this engine does not run");
        }
        if (heads % kvHeads != 0) {
            reasons.add(heads + " query heads cannot share " + kvHeads + " key heads evenly");
        }
        return new Sizes(keys.count("block_count", 1), width, heads, kvHeads, headSize, keys.count("feed_forward_length", 1),
                vocabulary(), keys.count("context_length", 1));
    }

    private int vocabulary() {
        long[] shape = source.tensor("token_embd.weight").map(TensorView::shape).orElse(new long[0]);
        return shape.length == 2 && shape[1] > 0 && shape[1] <= Integer.MAX_VALUE ? (int) shape[1] : 1;
    }

    private RopeRule rope(Sizes sizes) {
        int channels = keys.count("rope.dimension_count", 2, sizes.headSize());
        if (channels % 2 != 0 || channels > sizes.headSize()) {
            reasons.add(channels + " rotated channels do not fit heads of " + sizes.headSize());
            channels = 2;
        }
        double base = keys.number("rope.freq_base").orElse(10000);
        if (base <= 1) {
            reasons.add("metadata key '" + architecture.key() + ".rope.freq_base' is " + base + ", not above 1");
            base = 10000;
        }
        return new RopeRule(architecture.pairing(), channels, base, scaling(sizes), architecture.unrotatedEvery());
    }

    private RopeScaling scaling(Sizes sizes) {
        double factor = keys.number("rope.scaling.factor").orElse(keys.number("rope.scale_linear").orElse(1));
        if (factor == 0) {
            factor = 1;
        }
        // Phi-3 files hold the factors of LongRoPE without naming it.
        String plain = source.tensor("rope_factors_long.weight").isPresent() ? "longrope" : "none";
        String type = keys.text("rope.scaling.type", factor == 1 ? plain : "linear");
        int original = keys.count("rope.scaling.original_context_length", 1, sizes.context());
        double attention = keys.number("rope.scaling.attn_factor").orElse(1);
        if (factor < 0) {
            reasons.add("metadata key '" + architecture.key() + ".rope.scaling.factor' is " + factor + ", not above 0");
        }
        return switch (type) {
            case "none" -> neutral(attention, new RopeScaling.None());
            case "linear" -> neutral(attention, factor == 1 ? new RopeScaling.None() : new RopeScaling.Linear(factor));
            case "yarn" -> new RopeScaling.Yarn(factor, original, keys.number("rope.scaling.yarn_beta_fast").orElse(32),
                    keys.number("rope.scaling.yarn_beta_slow").orElse(1), attention);
            case "longrope" -> longRope(factor, original, attention);
            default -> {
                reasons.add("rope scaling '" + type + "' is not known; known are none, linear, yarn, longrope");
                yield new RopeScaling.None();
            }
        };
    }

    private RopeScaling neutral(double attention, RopeScaling scaling) {
        if (attention != 1) {
            reasons.add("metadata key '" + architecture.key() + ".rope.scaling.attn_factor' is " + attention
                    + " without yarn or longrope, which this engine does not run");
        }
        return scaling;
    }

    private RopeScaling longRope(double factor, int original, double attention) {
        if (factor != 1) {
            reasons.add("rope scaling 'longrope' with a factor of " + factor + " is not run; its factors are tensors");
        }
        return new RopeScaling.Long(original, attention);
    }

    /** Phi-3 slides a window; files older than its key mean 2,047 in the 4k models, as the model's own configuration does. */
    private int window(Sizes sizes) {
        int absent = 0;
        if (architecture == Architecture.PHI3 && sizes.context() == 4096 && (sizes.layers() == 32 || sizes.layers() == 40)) {
            absent = 2047;
        }
        int window = keys.count("attention.sliding_window", 0, absent);
        if (window == 0 || window >= sizes.context()) {
            return Integer.MAX_VALUE;
        }
        if (architecture != Architecture.PHI3) {
            reasons.add("a sliding window of " + window + " tokens is not run for architecture '" + architecture.key() + "'");
        }
        return window;
    }

    private Factors factors(Sizes sizes) {
        float plain = (float) (1 / Math.sqrt(sizes.headSize()));
        if (architecture != Architecture.GRANITE) {
            return new Factors(1, 1, plain, 1);
        }
        keys.onlyNeutral("rope.scaling.finetuned", true);
        double attention = keys.number("attention.scale").orElse(0);
        return new Factors(orOne("embedding_scale"), orOne("residual_scale"), attention == 0 ? plain : (float) attention,
                1 / orOne("logit_scale"));
    }

    /** A factor that files write as 0 or leave out when it is 1. */
    private float orOne(String key) {
        float value = (float) keys.number(key).orElse(1);
        return value == 0 ? 1 : value;
    }
}
