package dev.augury.bench.judge;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.synth.SynthShape;
import java.util.Arrays;

/** A typical mistake of an engine, made by giving it a changed model: it then computes what an engine with that mistake computes. */
enum Fault {
    /** The default of 10,000 is taken, or half of it where that is the model's own. */
    ROPE_BASE("wrong RoPE base"),
    /** In one layer, the queries of the first group see keys and values of the second, and the reverse. */
    KV_HEADS("swapped KV heads"),
    /** The first norm is left out: its weights become the size of what comes in, which undoes the division by that size. */
    NORM("one lost norm"),
    /** In one layer, attention scores are twice too large. */
    SCALE("one wrong scale");

    private static final String LAYER = "blk.0.";
    private static final float DEFAULT_BASE = 10_000;

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    /** Returns its name for people. */
    String text() {
        return text;
    }

    /** Makes the mistake in a copy of the model. */
    void make(GgufEdit edit, GgufFile file, SynthShape shape) {
        switch (this) {
            case ROPE_BASE -> ropeBase(edit, file);
            case KV_HEADS -> edit.change((name, values) -> swapHeads(name, values, shape));
            case NORM -> {
                float size = embeddingSize(file);
                edit.change((name, values) -> {
                    if (name.equals(LAYER + "attn_norm.weight")) {
                        Arrays.fill(values, size);
                    }
                });
            }
            case SCALE -> edit.change((name, values) -> scaleQueries(name, values, shape, file.tensors().containsKey(LAYER + "attn_q_norm.weight")));
        }
    }

    /** The root of the mean square of an embedding as it enters the first layer. */
    private static float embeddingSize(GgufFile file) {
        float[] values = GgufEdit.values(file.tensors().get("token_embd.weight"));
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        Object scale = file.metadata().getOrDefault("granite.embedding_scale", 1f);
        return (float) Math.sqrt(sum / values.length) * (Float) scale;
    }

    private static void ropeBase(GgufEdit edit, GgufFile file) {
        String key = file.metadata().get("general.architecture") + ".rope.freq_base";
        boolean already = DEFAULT_BASE == ((Number) file.metadata().get(key)).floatValue();
        edit.put(key, already ? DEFAULT_BASE / 2 : DEFAULT_BASE);
    }

    private static void swapHeads(String name, float[] values, SynthShape shape) {
        int head = shape.headWidth();
        switch (name) {
            case LAYER + "attn_k.weight", LAYER + "attn_v.weight" -> swap(values, 0, head * shape.width());
            case LAYER + "attn_k.bias", LAYER + "attn_v.bias" -> swap(values, 0, head);
            case LAYER + "attn_qkv.weight" -> {
                int keys = shape.heads() * head * shape.width();
                swap(values, keys, head * shape.width());
                swap(values, keys + shape.kvHeads() * head * shape.width(), head * shape.width());
            }
            default -> { }
        }
    }

    private static void swap(float[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            float first = values[i];
            values[i] = values[i + count];
            values[i + count] = first;
        }
    }

    private static void scaleQueries(String name, float[] values, SynthShape shape, boolean normed) {
        int count = switch (name) {
            case LAYER + "attn_q.weight", LAYER + "attn_q.bias" -> normed ? 0 : values.length;
            case LAYER + "attn_q_norm.weight" -> values.length;
            case LAYER + "attn_qkv.weight" -> shape.heads() * shape.headWidth() * shape.width();
            default -> 0;
        };
        for (int i = 0; i < count; i++) {
            values[i] *= 2;
        }
    }
}
