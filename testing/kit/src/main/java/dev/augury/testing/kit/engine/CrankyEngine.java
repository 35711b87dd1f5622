package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.EngineHealth;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Wraps an engine and lets it fail as a seed says: steps that throw before or after their work, of which some are fatal, copies that are slow, and copies
 * that fail with only part of them done.
 */
public final class CrankyEngine extends ForwardingEngine {

    /** Does something later on the test's clock. */
    @FunctionalInterface
    public interface Later {
        /** Runs {@code work} after that many nanoseconds. */
        void after(long nanos, Runnable work);
    }

    private final EngineFaults faults;
    private final Later later;
    private final SplittableRandom random;
    private volatile boolean dead;
    private int failedSteps;
    private int failedCopies;
    private int slowCopies;

    /** Wraps an engine; {@code later} is used for slow copies only. */
    public CrankyEngine(Engine engine, EngineFaults faults, long seed, Later later) {
        super(engine);
        this.faults = faults;
        this.later = later;
        random = new SplittableRandom(seed);
    }

    @Override
    public StepResult step(StepPlan plan) {
        if (dead) {
            throw new EngineException("The engine failed for good in an earlier step; start its lane anew", true);
        }
        boolean fails = random.nextDouble() < faults.stepFailure();
        boolean early = random.nextBoolean();
        boolean fatal = random.nextDouble() < faults.fatalShare();
        if (!fails) {
            return engine.step(plan);
        }
        if (!early) {
            engine.step(plan);
        }
        failedSteps++;
        dead = fatal;
        throw new EngineException("A step failed as its seed says; " + (fatal ? "start the lane anew" : "try again"), fatal);
    }

    @Override
    public void copyBlocks(List<BlockCopy> copies, CopyListener listener) {
        boolean fails = random.nextDouble() < faults.copyFailure();
        long nanos = faults.copyNanosMax() == 0 ? 0 : random.nextLong(faults.copyNanosMax() + 1);
        List<BlockCopy> done = fails ? copies.subList(0, random.nextInt(copies.size() + 1)) : copies;
        failedCopies += fails ? 1 : 0;
        slowCopies += nanos > 0 ? 1 : 0;
        Runnable work = () -> engine.copyBlocks(done, (spent, failure) -> {
            EngineException seeded = fails ? new EngineException("A copy failed as its seed says; try again", false) : failure;
            listener.copied(spent + nanos, seeded);
        });
        if (nanos == 0) {
            work.run();
        } else {
            later.after(nanos, work);
        }
    }

    /** Returns how many steps failed so far. */
    public int failedSteps() {
        return failedSteps;
    }

    /** Returns how many calls of copies failed so far. */
    public int failedCopies() {
        return failedCopies;
    }

    /** Returns how many calls of copies took time. */
    public int slowCopies() {
        return slowCopies;
    }

    @Override
    public EngineHealth health() {
        return dead ? new EngineHealth(false, "Failed for good as its seed said", Map.of()) : engine.health();
    }
}
