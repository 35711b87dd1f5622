package dev.augury.replay.measure;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.EngineHealth;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import java.util.List;
import java.util.function.LongSupplier;

/** An engine whose steps are measured. */
public final class WatchedEngine implements Engine {

    private final Engine engine;
    private final KvUse use;
    private final LongSupplier now;

    /** Watches an engine. */
    public WatchedEngine(Engine engine, KvUse use, LongSupplier now) {
        this.engine = engine;
        this.use = use;
        this.now = now;
    }

    @Override
    public EngineGeometry geometry() {
        return engine.geometry();
    }

    @Override
    public EngineCapabilities capabilities() {
        return engine.capabilities();
    }

    @Override
    public StepResult step(StepPlan plan) {
        long before = now.getAsLong();
        StepResult result = engine.step(plan);
        use.step(plan, now.getAsLong() - before);
        return result;
    }

    @Override
    public void copyBlocks(List<BlockCopy> copies, CopyListener listener) {
        engine.copyBlocks(copies, listener);
    }

    @Override
    public EngineHealth health() {
        return engine.health();
    }

    @Override
    public void close() {
        engine.close();
    }
}
