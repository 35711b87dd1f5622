package dev.augury.demo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.augury.demo.tensor.VectorGemm;
import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.model.ModelFile;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.tensor.TensorType;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import dev.augury.spi.model.ModelSource;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExportTest {

    private static final long SEED = 17;
    private static final int TOKENS = 50;
    private static final ModelSize SIZE = new ModelSize(2, 64, 2, 32, 96, 512, 64);

    @TempDir
    Path folder;

    private Path vocabulary;
    private Path target;

    @BeforeEach
    void makeVocabulary() throws IOException {
        vocabulary = folder.resolve("vocabulary.gguf");
        target = folder.resolve("model.gguf");
        ModelSynth.write(vocabulary, SynthSpec.tiny(SynthArchitecture.LLAMA, SEED));
    }

    /** Random parameters, some ten times larger than training begins with, so that attention is not flat. */
    private static Model model(ModelSize size) {
        Layout layout = new Layout(size);
        float[] values = Initial.values(layout, SEED);
        for (int i = 0; i < values.length; i++) {
            values[i] *= values[i] == 1 ? 1 : 8;
        }
        return new Model(layout, values);
    }

    private record Context(ModelSource model, Path dataFolder) implements EngineContext {
        @Override
        public int blockTokens() {
            return 16;
        }

        @Override
        public int deviceBlocks() {
            return 8;
        }

        @Override
        public int hostBlocks() {
            return 0;
        }

        @Override
        public int stepTokensMax() {
            return 64;
        }

        @Override
        public void progress(double done, String what) {}

        @Override
        public void elapse(long nanos) {}

        @Override
        public String lane() {
            return "test";
        }

        @Override
        public long seed() {
            return SEED;
        }
    }

    @Test
    void theEngineComputesTheTrainersLogits() throws IOException {
        Model model = model(SIZE);
        try (GgufFile file = GgufFile.open(vocabulary)) {
            ModelExport.write(model, file, StoredType.F32, target);
        }
        int[] tokens = new Random(SEED).ints(TOKENS, 0, SIZE.vocabulary()).toArray();
        boolean[] learned = new boolean[TOKENS];
        Arrays.fill(learned, true);
        Batch batch = new Batch(TOKENS);
        assertThat(batch.add(new Document(tokens, learned))).isTrue();
        float[] expected = new Network(model.layout(), new VectorGemm(), TOKENS).logits(batch, model.values());
        List<Answer> answers = run(tokens);
        for (int row = 0; row < TOKENS - 1; row++) {
            float[] logits = ((Answer.Values) answers.get(row)).values().toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
            for (int i = 0; i < logits.length; i++) {
                assertThat(logits[i]).as("logit %d after token %d, seed %d", i, row, SEED)
                        .isCloseTo(expected[row * SIZE.vocabulary() + i], within(1e-4f));
            }
        }
    }

    private List<Answer> run(int[] tokens) throws IOException {
        try (ModelFile source = ModelFile.open("demo", target)) {
            CpuEngineFactory factory = new CpuEngineFactory();
            assertThat(factory.unsupported(source)).isEmpty();
            try (Engine engine = factory.create(new CpuOptions(1, "auto", "f32", 0, 256, 20, false), new Context(source, folder))) {
                int[] positions = IntStream.range(0, TOKENS).toArray();
                KvSegment segment = new KvSegment(new int[] {0, 1, 2, 3}, 0, QueryPosition.OWN);
                List<Want> wants = IntStream.of(positions).<Want>mapToObj(Want.Logits::new).toList();
                return engine.step(new StepPlan(List.of(new StepRow(1, tokens, positions, List.of(segment), null, wants)), List.of())).rows().getFirst();
            }
        }
    }

    @Test
    void importReadsBackWhatWasWritten() throws IOException {
        Model model = model(SIZE);
        try (GgufFile file = GgufFile.open(vocabulary)) {
            ModelExport.write(model, file, StoredType.F32, target);
            assertThatThrownBy(() -> ModelImport.read(file)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'demo export'");
        }
        try (GgufFile file = GgufFile.open(target)) {
            Model read = ModelImport.read(file);
            assertThat(read.layout().size()).isEqualTo(SIZE);
            assertThat(read.values()).isEqualTo(model.values());
        }
    }

    @Test
    void matricesShrinkAndNormsStay() throws IOException {
        Model model = model(SIZE);
        try (GgufFile file = GgufFile.open(vocabulary)) {
            ModelExport.write(model, file, StoredType.Q8_0, target);
        }
        try (ModelFile written = ModelFile.open("demo", target)) {
            assertThat(written.file().tensors().get("blk.1.ffn_down.weight").tensorType()).isEqualTo(TensorType.Q8_0);
            assertThat(written.file().tensors().get("blk.1.ffn_down.weight").shape()).containsExactly(96, 64);
            assertThat(written.file().tensors().get("output_norm.weight").tensorType()).isEqualTo(TensorType.F32);
            assertThat(written.vocabulary().size()).isEqualTo(512);
            assertThat(written.metadata()).containsEntry("general.name", "Augury Demo").containsEntry("llama.context_length", 64L);
        }
    }

    @Test
    void aVocabularyOfAnotherSizeIsRefused() throws IOException {
        try (GgufFile file = GgufFile.open(vocabulary)) {
            assertThatThrownBy(() -> ModelExport.write(model(new ModelSize(1, 64, 2, 32, 96, 500, 64)), file, StoredType.F16, target))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has 512 tokens and the model 500; give the vocabulary with which it was trained");
        }
    }
}
