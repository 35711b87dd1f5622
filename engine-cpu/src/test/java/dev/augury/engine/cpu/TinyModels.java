package dev.augury.engine.cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Small random models of every architecture and tensor type, made from a seed. */
final class TinyModels {

    static final List<String> ARCHITECTURES = List.of("llama", "qwen2", "qwen3", "phi3", "granite", "smollm3");
    static final List<String> TYPES = List.of(
            "F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q4_K", "Q5_K", "Q6_K");

    static final int LAYERS = 2;
    static final int WIDTH = 256;
    static final int HEADS = 4;
    static final int KV_HEADS = 2;
    static final int HEAD_SIZE = 40;
    static final int FEED = 512;
    static final int VOCABULARY = 200;
    static final int CONTEXT = 512;

    private final MemoryModel model;
    private final String type;
    private final Random random;

    private TinyModels(MemoryModel model, String type, long seed) {
        this.model = model;
        this.type = type;
        random = new Random(seed);
    }

    static MemoryModel of(String architecture, String type) {
        return of(architecture, type, 7, _ -> { });
    }

    /** Makes a model; {@code change} may alter metadata before tensors are made. */
    static MemoryModel of(String architecture, String type, long seed, Consumer<MemoryModel> change) {
        MemoryModel model = new MemoryModel(architecture);
        metadata(model, architecture);
        change.accept(model);
        new TinyModels(model, type, seed).tensors(architecture);
        return model;
    }

    private static void metadata(MemoryModel model, String architecture) {
        model.metadata.put("general.architecture", architecture);
        model.key("block_count", (long) LAYERS).key("embedding_length", (long) WIDTH).key("feed_forward_length", (long) FEED)
                .key("attention.head_count", (long) HEADS).key("attention.head_count_kv", (long) KV_HEADS)
                .key("attention.key_length", (long) headSize(architecture)).key("attention.value_length", (long) headSize(architecture))
                .key("attention.layer_norm_rms_epsilon", 1e-5f).key("context_length", (long) CONTEXT).key("rope.freq_base", 10000f);
        if (architecture.equals("granite")) {
            model.key("embedding_scale", 6f).key("residual_scale", 0.3f).key("attention.scale", 0.1f).key("logit_scale", 3f);
        }
        if (architecture.equals("smollm3")) {
            model.key("block_count", 5L);
        }
    }

    static int headSize(String architecture) {
        return architecture.equals("phi3") ? WIDTH / HEADS : HEAD_SIZE;
    }

    private void tensors(String architecture) {
        int heads = HEADS * headSize(architecture);
        int keys = KV_HEADS * headSize(architecture);
        // Where it is the output too, a large embedding would make every distribution a spike.
        matrix("token_embd.weight", VOCABULARY, WIDTH, architecture.equals("llama") ? 0.1 : 1);
        vector("output_norm.weight", WIDTH, 1, 0.2);
        if (architecture.equals("llama")) {
            vector("rope_freqs.weight", HEAD_SIZE / 2, 1.5, 0.3);
        } else {
            matrix("output.weight", VOCABULARY, WIDTH, 1.5 / Math.sqrt(WIDTH));
        }
        double scale = 1.2 / Math.sqrt(WIDTH);
        long layers = (Long) model.metadata.get(architecture + ".block_count");
        for (int i = 0; i < layers; i++) {
            String at = "blk." + i + ".";
            vector(at + "attn_norm.weight", WIDTH, 1, 0.2);
            vector(at + "ffn_norm.weight", WIDTH, 1, 0.2);
            if (architecture.equals("phi3")) {
                matrix(at + "attn_qkv.weight", heads + 2 * keys, WIDTH, scale);
                matrix(at + "ffn_up.weight", 2 * FEED, WIDTH, scale);
            } else {
                matrix(at + "attn_q.weight", heads, WIDTH, scale);
                matrix(at + "attn_k.weight", keys, WIDTH, scale);
                matrix(at + "attn_v.weight", keys, WIDTH, scale);
                matrix(at + "ffn_gate.weight", FEED, WIDTH, scale);
                matrix(at + "ffn_up.weight", FEED, WIDTH, scale);
            }
            matrix(at + "attn_output.weight", WIDTH, heads, scale);
            matrix(at + "ffn_down.weight", WIDTH, FEED, scale);
            extras(architecture, at, heads, keys);
        }
    }

    private void extras(String architecture, String at, int heads, int keys) {
        if (architecture.equals("qwen2")) {
            vector(at + "attn_q.bias", heads, 0, 0.5);
            vector(at + "attn_k.bias", keys, 0, 0.5);
            vector(at + "attn_v.bias", keys, 0, 0.5);
        }
        if (architecture.equals("granite")) {
            vector(at + "attn_output.bias", WIDTH, 0, 0.3);
            vector(at + "ffn_gate.bias", FEED, 0, 0.3);
            vector(at + "ffn_up.bias", FEED, 0, 0.3);
            vector(at + "ffn_down.bias", WIDTH, 0, 0.3);
        }
        if (architecture.equals("qwen3")) {
            vector(at + "attn_q_norm.weight", HEAD_SIZE, 1.5, 0.3);
            vector(at + "attn_k_norm.weight", HEAD_SIZE, 1.5, 0.3);
        }
    }

    void vector(String name, int length, double mean, double deviation) {
        ByteBuffer out = ByteBuffer.allocate(length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            out.putFloat((float) (mean + deviation * random.nextGaussian()));
        }
        model.tensor(name, "F32", out.array(), length);
    }

    private void matrix(String name, int rows, int columns, double deviation) {
        // K types need rows of 256 columns; narrower ones take the type a quantiser falls back to.
        String own = type.endsWith("_K") && columns % 256 != 0 ? "Q8_0" : type;
        model.tensor(name, own, RandomWeights.bytes(own, rows * columns, deviation, random), columns, rows);
    }
}
