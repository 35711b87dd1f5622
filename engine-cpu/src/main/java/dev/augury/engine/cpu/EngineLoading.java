package dev.augury.engine.cpu;

import dev.augury.engine.cpu.arch.ModelReading;
import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.forward.ForwardPass;
import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.kv.Copier;
import dev.augury.engine.cpu.kv.KvLayout;
import dev.augury.engine.cpu.kv.KvPool;
import dev.augury.engine.cpu.kv.KvTiers;
import dev.augury.engine.cpu.memory.LargeArena;
import dev.augury.engine.cpu.memory.MemoryBudget;
import dev.augury.engine.cpu.memory.PromisedMemory;
import dev.augury.engine.cpu.team.WorkerTeam;
import dev.augury.engine.cpu.weights.WeightLoader;
import dev.augury.engine.cpu.weights.Weights;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.EngineGeometry;
import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One load of a model.
 *
 * @param options the engine's options
 * @param context what the host gave
 * @param reading the model
 * @param geometry sizes
 * @param ops arithmetic
 */
record EngineLoading(CpuOptions options, EngineContext context, ModelReading reading, EngineGeometry geometry, Ops ops) {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLoading.class);

    private int sliceTokens() {
        return Math.max(1, Math.min(options.sliceTokens(), context.stepTokensMax()));
    }

    private long kvBytes() {
        return geometry.blockBytes() * context.deviceBlocks();
    }

    /** Refuses what memory will not hold, then loads. */
    Engine run(PromisedMemory promised) {
        ModelShape shape = reading.shape();
        MemoryBudget budget = new MemoryBudget(geometry.weightBytes(), kvBytes(),
                ForwardPass.heapBytes(shape, sliceTokens(), geometry.contextLength(), options.workers()));
        long start = System.nanoTime();
        PromisedMemory.Promise promise = promised.promise(budget, options.kvResident() ? 0 : kvBytes());
        Arena arena = new LargeArena();
        WorkerTeam team = new WorkerTeam(context.lane(), options.workers(), TimeUnit.MICROSECONDS.toNanos(options.spinMicros()));
        try {
            Weights weights = new WeightLoader(ops, team, arena)
                    .load(shape, reading.tensors(), (what, done) -> context.progress(done, what));
            KvPool pool = new KvPool(KvLayout.of(shape.sizes(), context.blockTokens()), context.deviceBlocks(), arena);
            if (options.kvResident()) {
                occupy(pool, team);
            }
            KvTiers tiers = new KvTiers(pool, context.hostBlocks(), context.dataFolder(), arena);
            ForwardPass pass = new ForwardPass(new ForwardPass.Parts(shape, weights, ops, pool, team), sliceTokens(),
                    geometry.contextLength(), geometry.weightBytes());
            tell(System.nanoTime() - start);
            return new CpuEngine(geometry, new CpuEngine.Resources(promise, arena, team, new Copier(tiers)), pass, ops.name());
        } catch (RuntimeException | Error failed) {
            team.close();
            arena.close();
            promise.close();
            throw failed;
        }
    }

    private static void occupy(KvPool pool, WorkerTeam team) {
        team.run(worker -> {
            for (int piece = worker.claim(pool.pieces()); piece >= 0; piece = worker.claim(pool.pieces())) {
                pool.occupy(piece);
            }
        });
    }

    private void tell(long nanos) {
        LOG.info("Lane {}: {} is loaded in {} ms with {} arithmetic on {} threads; {} of weights, {} for KV blocks{}",
                context.lane(), context.model().name(), TimeUnit.NANOSECONDS.toMillis(nanos), ops.name(), options.workers(),
                MemoryBudget.mib(geometry.weightBytes()), MemoryBudget.mib(kvBytes()), options.kvResident() ? "" : ", taken as they are used");
    }
}
