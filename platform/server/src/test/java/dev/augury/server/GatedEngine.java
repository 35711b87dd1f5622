package dev.augury.server;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.EngineHealth;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine whose steps begin when the test says so. */
final class GatedEngine implements Engine {

    private final Engine engine;
    private final Semaphore gate = new Semaphore(0);
    private final Semaphore arrived = new Semaphore(0);
    private final AtomicInteger steps = new AtomicInteger();

    GatedEngine(Engine engine) {
        this.engine = engine;
    }

    /** Waits until a step stands before the gate. */
    void awaitStep() {
        try {
            if (!arrived.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new AssertionError("no step came within 10 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets one step pass. */
    void pass() {
        gate.release();
    }

    /** Lets all steps pass from now on. */
    void open() {
        gate.release(1_000_000);
    }

    /** Returns the steps that ended. */
    int steps() {
        return steps.get();
    }

    @Override
    public StepResult step(StepPlan plan) {
        arrived.release();
        gate.acquireUninterruptibly();
        StepResult result = engine.step(plan);
        steps.incrementAndGet();
        return result;
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
