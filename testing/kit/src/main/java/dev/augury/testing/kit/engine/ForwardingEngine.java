package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.EngineHealth;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import java.util.List;

/** An engine that passes every call on to another one; doubles override what they are made for. */
public abstract class ForwardingEngine implements Engine {

    /** Where calls go. */
    protected final Engine engine;

    /** Passes calls on to an engine. */
    protected ForwardingEngine(Engine engine) {
        this.engine = engine;
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
        return engine.step(plan);
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
