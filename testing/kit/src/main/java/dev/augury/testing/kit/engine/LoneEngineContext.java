package dev.augury.testing.kit.engine;

import dev.augury.spi.PluginContext;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.model.ModelSource;
import dev.augury.testing.kit.BorderViolation;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** What an engine is given when no host is there: its time is a counter that {@link #elapse} moves. */
public final class LoneEngineContext implements EngineContext {

    private final PluginContext context;
    private final ModelSource model;
    private final KvSizes kv;
    private final int stepTokensMax;
    private final AtomicLong elapsed = new AtomicLong();

    /** Makes a context for a model and sizes. */
    public LoneEngineContext(PluginContext context, ModelSource model, KvSizes kv, int stepTokensMax) {
        this.context = context;
        this.model = model;
        this.kv = kv;
        this.stepTokensMax = stepTokensMax;
    }

    /** Returns the model time that passed, in nanoseconds. */
    public long elapsed() {
        return elapsed.get();
    }

    @Override
    public String lane() {
        return context.lane();
    }

    @Override
    public Path dataFolder() {
        return context.dataFolder();
    }

    @Override
    public long seed() {
        return context.seed();
    }

    @Override
    public ModelSource model() {
        return model;
    }

    @Override
    public int blockTokens() {
        return kv.blockTokens();
    }

    @Override
    public int deviceBlocks() {
        return kv.deviceBlocks();
    }

    @Override
    public int hostBlocks() {
        return kv.hostBlocks();
    }

    @Override
    public int stepTokensMax() {
        return stepTokensMax;
    }

    @Override
    public void progress(double done, String what) {
        if (!(done >= 0 && done <= 1)) {
            throw new BorderViolation("Progress of '" + what + "' is " + done + "; it goes from 0 to 1");
        }
    }

    @Override
    public void elapse(long nanos) {
        if (nanos < 0) {
            throw new BorderViolation("The engine lets " + nanos + " ns pass; time does not go back");
        }
        elapsed.addAndGet(nanos);
    }
}
