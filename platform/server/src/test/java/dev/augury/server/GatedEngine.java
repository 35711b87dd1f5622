package dev.augury.server;

import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.testing.kit.engine.ForwardingEngine;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine whose steps begin when the test says so. */
final class GatedEngine extends ForwardingEngine {

    private final Semaphore gate = new Semaphore(0);
    private final Semaphore arrived = new Semaphore(0);
    private final AtomicInteger steps = new AtomicInteger();

    GatedEngine(Engine engine) {
        super(engine);
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
}
