package dev.augury.model.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.model.gguf.GgufException;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.GgufTensor;
import dev.augury.model.gguf.GgufValueType;
import dev.augury.model.gguf.GgufWriter;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelSynthTest {

    @TempDir
    Path folder;

    private GgufFile make(SynthSpec spec) throws IOException {
        Path path = folder.resolve("m.gguf");
        ModelSynth.write(path, spec);
        return GgufFile.open(path);
    }

    /**
     * 160 random tokens: neither sure nor indifferent, attention picks, and rounding of half a percent does not grow beyond what peers may
     * differ by.
     */
    @ParameterizedTest
    @EnumSource
    void everyFamilyIsCalibrated(SynthArchitecture architecture) throws IOException {
        boolean tied = architecture != SynthArchitecture.PHI3 && architecture != SynthArchitecture.LLAMA;
        SynthSpec spec = SynthSpec.tiny(architecture, 7).withShape(new SynthShape(3, 256, 4, 2, 64, 512, 2048)).withTied(tied);
        try (GgufFile file = make(spec)) {
            ReferenceForward exact = new ReferenceForward(file, 0);
            ReferenceForward rounded = new ReferenceForward(file, 0.005);
            Random random = new Random(3);
            double[] largest = new double[160];
            double divergence = 0;
            int repeats = 0;
            for (int i = 0; i < largest.length; i++) {
                int token = random.nextInt(spec.vocabulary().size());
                double[] p = softmax(exact.next(token));
                double[] q = softmax(rounded.next(token));
                for (int id = 0; id < p.length; id++) {
                    largest[i] = Math.max(largest[i], p[id]);
                    divergence += p[id] * Math.log(p[id] / q[id]) / largest.length;
                }
                repeats += p[token] == largest[i] ? 1 : 0;
            }
            Arrays.sort(largest);
            assertThat(largest[largest.length / 2]).as("median share of the most probable token").isBetween(0.12, 0.4);
            assertThat(exact.attendedShare()).as("share of positions that take part").isBetween(0.05, 0.4);
            assertThat(divergence).as("divergence by rounding").isLessThan(1e-3);
            assertThat(repeats).as("repeats of the last token").isLessThan(10);
        }
    }

    @Test
    void whatWasSaidBeforeMatters() throws IOException {
        try (GgufFile file = make(SynthSpec.tiny(SynthArchitecture.LLAMA, 7).withTied(true))) {
            ReferenceForward one = new ReferenceForward(file, 0);
            ReferenceForward other = new ReferenceForward(file, 0);
            Random random = new Random(4);
            for (int i = 0; i < 60; i++) {
                one.next(random.nextInt(512));
                other.next(random.nextInt(512));
            }
            double[] p = softmax(one.next(9));
            double[] q = softmax(other.next(9));
            double divergence = 0;
            for (int id = 0; id < p.length; id++) {
                divergence += p[id] * Math.log(p[id] / q[id]);
            }
            assertThat(divergence).isGreaterThan(0.1);
        }
    }

    private static double[] softmax(float[] logits) {
        double[] result = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += result[i] = Math.exp(logits[i]);
        }
        for (int i = 0; i < logits.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource(value = TensorType.class, names = {"F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q4_K", "Q5_K", "Q6_K"})
    void matricesHaveTheTypeAndNormsAreFloats(TensorType type) throws IOException {
        try (GgufFile file = make(SynthSpec.tiny(SynthArchitecture.QWEN2, 1).withWeights(type).withOutput(TensorType.Q8_0))) {
            for (GgufTensor tensor : file.tensors().values()) {
                boolean matrix = tensor.shape().length == 2;
                TensorType wanted = tensor.name().equals("output.weight") ? TensorType.Q8_0 : matrix ? type : TensorType.F32;
                assertThat(tensor.tensorType()).as(tensor.name()).isEqualTo(wanted);
            }
        }
    }

    @Test
    void familiesHaveTheirTensors() throws IOException {
        SynthShape shape = new SynthShape(1, 256, 4, 2, 64, 512, 65_536);
        assertThat(names(SynthSpec.tiny(SynthArchitecture.LLAMA, 1).withShape(shape).withTied(true)))
                .containsExactly("token_embd.weight [256, 512]", "output_norm.weight [256]",
                "blk.0.attn_norm.weight [256]", "blk.0.attn_q.weight [256, 256]", "blk.0.attn_k.weight [256, 128]",
                "blk.0.attn_v.weight [256, 128]",
                "blk.0.attn_output.weight [256, 256]", "blk.0.ffn_norm.weight [256]", "blk.0.ffn_gate.weight [256, 512]",
                "blk.0.ffn_up.weight [256, 512]",
                "blk.0.ffn_down.weight [512, 256]");
        assertThat(names(SynthSpec.tiny(SynthArchitecture.LLAMA, 1).withLongContext(true)))
                .contains("output.weight [256, 512]", "rope_freqs.weight [32]");
        assertThat(names(SynthSpec.tiny(SynthArchitecture.QWEN2, 1)))
                .contains("blk.1.attn_q.bias [256]", "blk.1.attn_k.bias [128]", "blk.1.attn_v.bias [128]");
        assertThat(names(SynthSpec.tiny(SynthArchitecture.QWEN3, 1)))
                .contains("blk.1.attn_q_norm.weight [64]", "blk.1.attn_k_norm.weight [64]");
        assertThat(names(SynthSpec.tiny(SynthArchitecture.PHI3, 1).withShape(shape).withLongContext(true)))
                .contains("blk.0.attn_qkv.weight [256, 512]", "blk.0.ffn_up.weight [256, 1024]", "rope_factors_long.weight [32]",
                "rope_factors_short.weight [32]")
                .doesNotContain("blk.0.ffn_gate.weight [256, 512]");
        try (GgufFile file = make(SynthSpec.tiny(SynthArchitecture.GRANITE, 1))) {
            assertThat(file.metadata()).containsEntry("granite.embedding_scale", 12f).containsEntry("granite.residual_scale", 0.22f)
                    .containsEntry("granite.logit_scale", 8f)
                    .containsEntry("granite.attention.scale", 1 / 64f);
        }
    }

    private List<String> names(SynthSpec spec) throws IOException {
        try (GgufFile file = make(spec)) {
            return file.tensors().values().stream().map(tensor -> tensor.name() + " " + Arrays.toString(tensor.shape())).toList();
        }
    }

    @Test
    void theSeedAloneDecidesTheBytes() throws IOException {
        SynthSpec spec = SynthSpec.tiny(SynthArchitecture.QWEN3, 11).withVocabulary(SynthVocabulary.ofBytes(30_000))
                .withWeights(TensorType.Q4_K);
        ModelSynth.write(folder.resolve("a.gguf"), spec);
        try (ModelSynth synth = ModelSynth.begin(folder.resolve("b.gguf"), spec)) {
            for (int i = synth.pieces() - 1; i >= 0; i--) {
                synth.make(i);
            }
            synth.finish();
        }
        assertThat(folder.resolve("b.gguf")).hasSameBinaryContentAs(folder.resolve("a.gguf"));
        ModelSynth.write(folder.resolve("c.gguf"), SynthSpec.tiny(SynthArchitecture.QWEN3, 12)
                .withVocabulary(SynthVocabulary.ofBytes(30_000)).withWeights(TensorType.Q4_K));
        assertThat(Files.mismatch(folder.resolve("a.gguf"), folder.resolve("c.gguf"))).isNotNegative();
    }

    @Test
    void vocabularyOfAFileIsCopied() throws IOException {
        Path path = folder.resolve("vocab.gguf");
        GgufMetadata metadata = new GgufMetadata().put("general.name", "not copied").put("tokenizer.ggml.model", "llama")
                .putArray("tokenizer.ggml.tokens", GgufValueType.STRING, List.of("<unk>", "a", "b"))
                .putArray("tokenizer.ggml.scores", GgufValueType.FLOAT32, List.of(0f, -1f, -2f));
        try (GgufWriter writer = GgufWriter.create(path, metadata, List.of())) {
            writer.finish();
        }
        SynthSpec spec = SynthSpec.tiny(SynthArchitecture.LLAMA, 1);
        try (GgufFile vocabulary = GgufFile.open(path)) {
            try (GgufFile file = make(spec.withVocabulary(SynthVocabulary.of(vocabulary)))) {
                assertThat(file.metadata()).containsEntry("tokenizer.ggml.tokens", List.of("<unk>", "a", "b"))
                        .containsEntry("tokenizer.ggml.scores", List.of(0f, -1f, -2f))
                        .containsEntry("llama.vocab_size", 3L).containsKey("tokenizer.chat_template");
                assertThat(file.tensors().get("token_embd.weight").shape()).containsExactly(256, 3);
            }
        }
        try (GgufWriter writer = GgufWriter.create(path, new GgufMetadata().put("a", "b"), List.of())) {
            writer.finish();
        }
        try (GgufFile empty = GgufFile.open(path)) {
            assertThatThrownBy(() -> SynthVocabulary.of(empty)).isInstanceOf(GgufException.class)
                    .hasMessageContaining("tokenizer.ggml.tokens");
        }
    }

    @Test
    void whatAFamilyCannotHaveIsRefused() {
        SynthSpec spec = SynthSpec.tiny(SynthArchitecture.PHI3, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> spec.withTied(true)).withMessageContaining("phi3");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.withShape(new SynthShape(1, 256, 4, 2, 32, 512, 64)))
                .withMessageContaining("4 × 32");
        assertThatIllegalArgumentException().isThrownBy(() -> SynthSpec.tiny(SynthArchitecture.QWEN2, 1).withLongContext(true))
                .withMessageContaining("qwen2");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.withWeights(TensorType.IQ3_S)).withMessageContaining("IQ3_S")
                .withMessageContaining("Q4_K");
        assertThatIllegalArgumentException().isThrownBy(() -> new SynthShape(1, 256, 4, 3, 64, 512, 64)).withMessageContaining("divisor");
        assertThatIllegalArgumentException().isThrownBy(() -> SynthArchitecture.of("gpt")).withMessageContaining("granite");
        assertThatIllegalArgumentException().isThrownBy(() -> SynthVocabulary.ofBytes(10)).withMessageContaining("320");
        SynthSpec narrow = SynthSpec.tiny(SynthArchitecture.LLAMA, 1).withShape(new SynthShape(1, 192, 3, 3, 64, 512, 64))
                .withWeights(TensorType.Q4_K);
        assertThatIllegalArgumentException().isThrownBy(() -> ModelSynth.write(folder.resolve("x.gguf"), narrow))
                .withMessageContaining("192").withMessageContaining("Q4_K");
        assertThat(folder).isEmptyDirectory();
    }
}
