package dev.augury.model.gguf;

import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A small valid file with every type of metadata and several types of tensors, the material of the tests here. */
final class SampleFile {

    static final List<TensorLayout> TENSORS = List.of(
            new TensorLayout("token_embd.weight", TensorType.Q4_K, List.of(256L, 12L)),
            new TensorLayout("blk.0.attn_norm.weight", TensorType.F32, List.of(3L)),
            new TensorLayout("blk.0.attn_q.weight", TensorType.Q8_0, List.of(64L, 5L)),
            new TensorLayout("blk.0.cube", TensorType.BF16, List.of(5L, 3L, 2L)),
            new TensorLayout("output.weight", TensorType.IQ4_NL, List.of(32L, 2L, 1L, 2L)));

    private SampleFile() {}

    static GgufMetadata metadata() {
        return new GgufMetadata()
                .put("general.architecture", "llama")
                .put("u8", GgufValueType.UINT8, 200L)
                .put("i8", GgufValueType.INT8, -100L)
                .put("u16", GgufValueType.UINT16, 60_000L)
                .put("i16", GgufValueType.INT16, -30_000L)
                .put("u32", 4_000_000_000L)
                .put("i32", GgufValueType.INT32, -2_000_000_000L)
                .put("u64", GgufValueType.UINT64, -1L)
                .put("i64", GgufValueType.INT64, Long.MIN_VALUE)
                .put("f32", 1.5f)
                .put("f64", GgufValueType.FLOAT64, Math.PI)
                .put("yes", true)
                .put("text", "añ\uD83D\uDE00\n")
                .put("empty", "")
                .putArray("floats", GgufValueType.FLOAT32, List.of(0.5f, -2f))
                .putArray("flags", GgufValueType.BOOL, List.of(true, false, true))
                .putArray("nothing", GgufValueType.STRING, List.of())
                .putArray("tokens", GgufValueType.STRING, IntStream.range(0, 300).mapToObj(i -> "t" + i).toList())
                .putArray("nested", GgufValueType.ARRAY, List.of(
                        GgufMetadata.nested(GgufValueType.INT32, List.of(1L, 2L)),
                        GgufMetadata.nested(GgufValueType.STRING, List.of("x", "yy")),
                        GgufMetadata.nested(GgufValueType.ARRAY, List.of(GgufMetadata.nested(GgufValueType.BOOL, List.of(true))))));
    }

    static byte[] bytesOf(TensorLayout tensor) {
        byte[] bytes = new byte[(int) tensor.bytes()];
        new Random(tensor.name().hashCode()).nextBytes(bytes);
        return bytes;
    }

    static void fill(GgufWriter writer) throws IOException {
        for (TensorLayout tensor : TENSORS) {
            writer.write(tensor.name(), 0, MemorySegment.ofArray(bytesOf(tensor)));
        }
        writer.finish();
    }

    static Path write(Path path, GgufMetadata metadata) throws IOException {
        try (GgufWriter writer = GgufWriter.create(path, metadata, TENSORS)) {
            fill(writer);
        }
        return path;
    }
}
