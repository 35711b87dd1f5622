package dev.augury.engine.cpu;

import dev.augury.engine.cpu.forward.ForwardPass;
import dev.augury.engine.cpu.kv.Copier;
import dev.augury.engine.cpu.memory.PromisedMemory;
import dev.augury.engine.cpu.team.WorkerTeam;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.EngineHealth;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A loaded model on the CPU. Copies between the tiers run beside steps, on a thread of their own. */
final class CpuEngine implements Engine {

    private static final EngineCapabilities CAPABILITIES = new EngineCapabilities(
            EnumSet.of(Feature.BATCH_INVARIANT, Feature.SCORE, Feature.LOGITS, Feature.MASK, Feature.SEGMENTS, Feature.ASYNCHRONOUS_COPIES));

    private final EngineGeometry geometry;
    private final Resources resources;
    private final ForwardPass pass;
    private final String arithmetic;
    private volatile Progress progress = new Progress(0, 0, 0, 0);
    private volatile @Nullable String broken;
    private volatile long stepSince;

    /**
     * What the engine owns and frees.
     *
     * @param promise of memory for the device tier
     * @param arena weights and device tier
     * @param team workers
     * @param copier copies KV memory
     */
    record Resources(PromisedMemory.Promise promise, Arena arena, WorkerTeam team, Copier copier) {}

    /** What was done so far. */
    private record Progress(long steps, long tokens, long lastStepNanos, long lastStepTokens) {}

    CpuEngine(EngineGeometry geometry, Resources resources, ForwardPass pass, String arithmetic) {
        this.geometry = geometry;
        this.resources = resources;
        this.pass = pass;
        this.arithmetic = arithmetic;
    }

    @Override
    public EngineGeometry geometry() {
        return geometry;
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public StepResult step(StepPlan plan) {
        pass.check(plan);
        long start = System.nanoTime();
        stepSince = start;
        try {
            StepResult result = pass.run(plan);
            Progress before = progress;
            progress = new Progress(before.steps + 1, before.tokens + plan.tokens(), System.nanoTime() - start, plan.tokens());
            return result;
        } catch (RuntimeException | Error failed) {
            broken = "a step failed: " + failed;
            throw new EngineException("A step of " + plan.tokens() + " tokens failed (" + failed
                    + "); the lane must stop: restart it and report this with the log", true, failed);
        } finally {
            stepSince = 0;
        }
    }

    @Override
    public void copyBlocks(List<BlockCopy> copies, CopyListener listener) {
        resources.copier().copy(copies, listener);
    }

    @Override
    public EngineHealth health() {
        Progress now = progress;
        long since = stepSince;
        Map<String, Double> figures = new HashMap<>();
        figures.put("steps", (double) now.steps);
        figures.put("tokens", (double) now.tokens);
        figures.put("step.last.seconds", now.lastStepNanos / 1e9);
        figures.put("step.last.tokens", (double) now.lastStepTokens);
        figures.put("step.running.seconds", since == 0 ? 0 : (System.nanoTime() - since) / 1e9);
        figures.put("threads", (double) resources.team().size());
        figures.put("weights.bytes", (double) geometry.weightBytes());
        String reason = broken;
        return new EngineHealth(reason == null, reason == null ? "runs with " + arithmetic + " arithmetic" : reason, figures);
    }

    @Override
    public void close() {
        resources.copier().close();
        resources.team().close();
        resources.arena().close();
        resources.promise().close();
    }
}
