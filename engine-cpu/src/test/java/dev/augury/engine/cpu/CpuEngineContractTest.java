package dev.augury.engine.cpu;

import dev.augury.model.ModelFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.tensor.TensorType;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.model.ModelSource;
import dev.augury.testing.kit.engine.EngineContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class CpuEngineContractTest extends EngineContract {

    @TempDir
    static Path folder;

    private static @Nullable ModelFile model;

    @BeforeAll
    static void makeModel() throws IOException {
        Path path = folder.resolve("contract.gguf");
        ModelSynth.write(path, SynthSpec.tiny(SynthArchitecture.QWEN3, 3).withWeights(TensorType.Q8_0));
        model = ModelFile.open("contract", path);
    }

    @AfterAll
    static void closeModel() {
        Objects.requireNonNull(model).close();
    }

    @Override
    protected EngineFactory<?> factory() {
        return new CpuEngineFactory();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("threads", "2");
    }

    @Override
    protected ModelSource model() {
        return Objects.requireNonNull(model);
    }
}
