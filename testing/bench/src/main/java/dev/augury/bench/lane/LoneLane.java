package dev.augury.bench.lane;

import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.model.ModelFile;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.Want;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import dev.augury.testing.kit.engine.LoneSequence;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The CPU engine with one model and room for one sequence of the whole context. Not thread-safe. */
public final class LoneLane implements AutoCloseable {

    private static final int BLOCK_TOKENS = 16;
    private static final int STEP_TOKENS = 512;

    private final ModelFile model;
    private final Engine engine;
    private final int[] blocks;

    private LoneLane(ModelFile model, Engine engine, int[] blocks) {
        this.model = model;
        this.engine = engine;
        this.blocks = blocks;
    }

    /**
     * Loads a model.
     *
     * @param threads workers, 0 for one per core
     * @param context longest sequence in tokens
     * @throws dev.augury.spi.engine.UnsupportedModelException when the engine refuses it
     */
    public static LoneLane load(Path path, int threads, int context) throws IOException {
        ModelFile model = ModelFile.open(path.getFileName().toString(), path);
        try {
            CpuOptions options = new CpuOptions(threads, "auto", "f32", context, CpuOptions.DEFAULTS.sliceTokens(), CpuOptions.DEFAULTS.spinMicros(), false);
            int[] blocks = new int[Math.ceilDiv(context, BLOCK_TOKENS)];
            Arrays.setAll(blocks, i -> i);
            LoneContext plugin = new LoneContext("bench", path.toAbsolutePath().getParent(), 1);
            KvSizes kv = new KvSizes(BLOCK_TOKENS, blocks.length, 0);
            return new LoneLane(model, new CpuEngineFactory().create(options, new LoneEngineContext(plugin, model, kv, STEP_TOKENS)), blocks);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Begins a sequence on all blocks; earlier ones must not be used any more. */
    public LoneSequence begin(int[] prompt) {
        return new LoneSequence(1, prompt, blocks);
    }

    /** Computes the prompt, in steps of 512 tokens at most, and returns the logits of the token that follows it. */
    public float[] next(int[] prompt) {
        LoneSequence sequence = begin(prompt);
        int pending = prompt.length;
        while (pending > STEP_TOKENS) {
            sequence.compute(engine, STEP_TOKENS);
            pending -= STEP_TOKENS;
        }
        StepResult result = engine.step(new StepPlan(List.of(sequence.row(pending, new Want.Logits(pending - 1))), List.of()));
        return ((Answer.Values) result.rows().getFirst().getFirst()).values().toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
    }

    /** Returns the engine, to be driven by hand. */
    public Engine engine() {
        return engine;
    }

    /** Returns the number of tokens that the model knows. */
    public int vocabulary() {
        return engine.geometry().vocabularySize();
    }

    @Override
    public void close() {
        engine.close();
        model.close();
    }
}
