package dev.augury.model.info;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.GgufValueType;
import dev.augury.model.gguf.GgufWriter;
import dev.augury.model.gguf.TensorLayout;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInfoTest {

    @TempDir
    Path folder;

    @Test
    void ofDescribesAModel() throws IOException {
        Path path = folder.resolve("m.gguf");
        ModelSynth.write(path, SynthSpec.tiny(SynthArchitecture.LLAMA, 1).withWeights(TensorType.Q8_0).withLongContext(true));
        try (GgufFile file = GgufFile.open(path)) {
            ModelInfo info = ModelInfo.of(file);
            assertThat(info.unsupported()).isEmpty();
            assertThat(info.sizes().layers()).isEqualTo(OptionalLong.of(2));
            assertThat(info.sizes().kvHeads()).isEqualTo(OptionalLong.of(2));
            assertThat(info.parameters()).isEqualTo(2 * 512 * 256 + 256 + 32
                    + 2 * (2 * 256 + 2 * 256 * 256 + 2 * 256 * 128 + 3 * 256 * 512));
            assertThat(info.types()).containsOnlyKeys(TensorType.Q8_0, TensorType.F32);
            assertThat(info.types().get(TensorType.F32).tensors()).isEqualTo(6);
            String text = ModelInfoText.render(info);
            assertThat(text).contains("architecture   llama\n", "heads          4 of 64, keys and values 2\n",
                    "parameters     1.4 million in 22 tensors",
                    "rope           base 500000, 64 dimensions, factors in rope_freqs.weight\n",
                    "tokenizer      gpt2, pre-tokenizer gpt-2, 512 tokens\n", "| {% for message in messages %}",
                    "unsupported    nothing\n");
            assertThat(info.withUnsupported(List.of("No such engine.")).unsupported()).containsExactly("No such engine.");
        }
    }

    @Test
    void ofSaysWhatIsUnsupportedAndWhy() throws IOException {
        Path path = folder.resolve("m.gguf");
        GgufMetadata metadata = new GgufMetadata().put("general.architecture", "mamba\u001b[31m").put("general.name", 3L)
                .put("mamba\u001b[31m.expert_count", 8L)
                .put("tokenizer.ggml.model", "rwkv").putArray("tokenizer.ggml.tokens", GgufValueType.STRING, List.of("a"));
        try (GgufWriter writer = GgufWriter.create(path, metadata, List.of(new TensorLayout("x", TensorType.IQ4_NL, List.of(32L))))) {
            writer.write("x", 0, MemorySegment.ofArray(new byte[18]));
            writer.finish();
        }
        try (GgufFile file = GgufFile.open(path)) {
            ModelInfo info = ModelInfo.of(file);
            assertThat(info.unsupported()).hasSize(4).anySatisfy(reason -> assertThat(reason)
                    .contains("architecture 'mamba", "llama, qwen2"))
                    .anySatisfy(reason -> assertThat(reason).contains("mixture of experts"))
                    .anySatisfy(reason -> assertThat(reason).contains("IQ4_NL of 1 tensors", "Q6_K"))
                    .anySatisfy(reason -> assertThat(reason).contains("'rwkv'"));
            assertThat(ModelInfoText.render(info)).contains("mamba?[31m", "name           not given", "chat template  none",
                    "layers         not given").doesNotContain("\u001b");
        }
    }

    @Test
    void ofDescribesAVocabulary() throws IOException {
        Path path = folder.resolve("v.gguf");
        GgufMetadata metadata = new GgufMetadata().put("general.architecture", "llama").put("tokenizer.ggml.model", "llama")
                .putArray("tokenizer.ggml.tokens", GgufValueType.STRING, List.of("<unk>", "<s>", "</s>", "a"))
                .put("tokenizer.chat_template", "1\n2\n3\n4\n5\n6\n7" + "x".repeat(200))
                .put("tokenizer.chat_template.tool_use", "t");
        try (GgufWriter writer = GgufWriter.create(path, metadata, List.of())) {
            writer.finish();
        }
        try (GgufFile file = GgufFile.open(path)) {
            ModelInfo info = ModelInfo.of(file);
            assertThat(info.unsupported()).containsExactly("The file has no tensors: it can tokenize, but not answer.");
            assertThat(info.bitsPerParameter()).isZero();
            assertThat(ModelInfoText.render(info)).contains("213 characters, further templates: tool_use", "| 5\n", "| … 2 more lines")
                    .doesNotContain("| 6\n");
        }
    }
}
