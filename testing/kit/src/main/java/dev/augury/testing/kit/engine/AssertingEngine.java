package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.testing.kit.BorderViolation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wraps an engine and checks both sides of the border at every call: the host's plans and copies (block ids, disjoint writes, positions, no slot read before
 * it was written, no block in flight touched, one call at a time, nothing after close) and the engine's answers. A breach is thrown as
 * {@link BorderViolation} and kept in {@link #violations()}, for a test to assert at its end.
 */
public final class AssertingEngine extends ForwardingEngine {

    private final PlanLaw law;
    private final BlockLaw blocks;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * Wraps an engine.
     *
     * @param kv the sizes it was made with
     */
    public AssertingEngine(Engine engine, KvSizes kv) {
        super(engine);
        law = new PlanLaw(engine.geometry(), engine.capabilities(), kv);
        blocks = new BlockLaw(kv);
    }

    /** Returns every breach so far, in order. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public StepResult step(StepPlan plan) {
        enter("step");
        try {
            report(law.refusals(plan));
            report(law.faults(plan));
            report(blocks.beforeStep(plan));
            StepResult result = engine.step(plan);
            report(ResultLaw.faults(plan, result, engine.geometry().vocabularySize()));
            return result;
        } finally {
            busy.set(false);
        }
    }

    @Override
    public void copyBlocks(List<BlockCopy> copies, CopyListener listener) {
        enter("copyBlocks");
        try {
            report(blocks.beforeCopy(copies));
            AtomicBoolean told = new AtomicBoolean();
            engine.copyBlocks(copies, (nanos, failure) -> {
                if (!told.compareAndSet(false, true)) {
                    report(List.of("The listener of one copyBlocks call was told twice"));
                }
                blocks.afterCopy(copies, failure != null);
                listener.copied(nanos, failure);
            });
        } finally {
            busy.set(false);
        }
    }

    @Override
    public void close() {
        enter("close");
        try {
            if (blocks.inFlight(BlockTier.DEVICE) + blocks.inFlight(BlockTier.HOST) > 0) {
                report(List.of("The engine is closed while copies are under way"));
            }
            closed = true;
            engine.close();
        } finally {
            busy.set(false);
        }
    }

    private void enter(String call) {
        if (closed) {
            report(List.of(call + " is called after close"));
        }
        if (!busy.compareAndSet(false, true)) {
            report(List.of(call + " is called while another call is under way"));
        }
    }

    private void report(List<String> found) {
        if (!found.isEmpty()) {
            violations.addAll(found);
            throw new BorderViolation(String.join("; ", found));
        }
    }
}
