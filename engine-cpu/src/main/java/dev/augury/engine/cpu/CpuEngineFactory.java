package dev.augury.engine.cpu;

import dev.augury.engine.cpu.arch.ModelReading;
import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.arch.ModelTensors;
import dev.augury.engine.cpu.forward.ForwardPass;
import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.kernel.OpsProvider;
import dev.augury.engine.cpu.kv.KvLayout;
import dev.augury.engine.cpu.kv.KvPool;
import dev.augury.engine.cpu.kv.KvTiers;
import dev.augury.engine.cpu.memory.LargeArena;
import dev.augury.engine.cpu.memory.MemoryBudget;
import dev.augury.engine.cpu.team.WorkerTeam;
import dev.augury.engine.cpu.weights.WeightLoader;
import dev.augury.engine.cpu.weights.Weights;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.model.ModelSource;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes engines named {@code cpu}. */
public final class CpuEngineFactory implements EngineFactory<CpuOptions> {

    private static final Logger LOG = LoggerFactory.getLogger(CpuEngineFactory.class);
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String description() {
        return "Runs GGUF models on this machine's cores, with weights repacked for its vector width.";
    }

    @Override
    public Class<CpuOptions> options() {
        return CpuOptions.class;
    }

    @Override
    public List<String> unsupported(ModelSource model) {
        return ModelReading.of(model, 0).reasons();
    }

    @Override
    public EngineGeometry examine(CpuOptions options, ModelSource model, int blockTokens) {
        return geometry(ModelReading.of(model, options.contextLength()), options, blockTokens);
    }

    private static EngineGeometry geometry(ModelReading reading, CpuOptions options, int blockTokens) {
        ModelShape.Sizes sizes = reading.shape().sizes();
        return EngineGeometry.builder()
                .vocabularySize(sizes.vocabulary())
                .contextLength(context(sizes, options))
                .layers(sizes.layers())
                .kvHeads(sizes.kvHeads())
                .headSize(sizes.headSize())
                .blockTokens(blockTokens)
                .blockBytes(KvLayout.of(sizes, blockTokens).blockBytes())
                .weightBytes(weightBytes(reading.tensors()))
                .kvCodec(options.kvType())
                .build();
    }

    private static int context(ModelShape.Sizes sizes, CpuOptions options) {
        return options.contextLength() == 0 ? sizes.context() : Math.min(options.contextLength(), sizes.context());
    }

    private static long weightBytes(ModelTensors tensors) {
        return WeightLoader.bytes(tensors);
    }

    @Override
    public Engine create(CpuOptions options, EngineContext context) {
        requireVectorModule();
        ModelReading reading = ModelReading.of(context.model(), options.contextLength());
        EngineGeometry geometry = geometry(reading, options, context.blockTokens());
        if (context.deviceBlocks() < 1) {
            throw new EngineException("The engine was given " + context.deviceBlocks() + " device blocks; give it at least 1", true);
        }
        int slice = Math.max(1, Math.min(options.sliceTokens(), context.stepTokensMax()));
        MemoryBudget budget = new MemoryBudget(geometry.weightBytes(), geometry.blockBytes() * context.deviceBlocks(),
                ForwardPass.heapBytes(reading.shape(), slice, geometry.contextLength(), options.workers()));
        budget.check();
        return load(options, context, reading, geometry, slice);
    }

    private static Engine load(
            CpuOptions options, EngineContext context, ModelReading reading, EngineGeometry geometry, int slice) {
        long start = System.nanoTime();
        Ops ops = OpsProvider.find(options.vectorBits().equals("auto") ? "auto" : "vector-" + options.vectorBits());
        Arena arena = new LargeArena();
        WorkerTeam team = new WorkerTeam(context.lane(), options.workers(), TimeUnit.MICROSECONDS.toNanos(options.spinMicros()));
        try {
            Weights weights = new WeightLoader(ops, team, arena)
                    .load(reading.shape(), reading.tensors(), (what, done) -> progress(context, done, what));
            KvPool pool = new KvPool(KvLayout.of(reading.shape().sizes(), context.blockTokens()), context.deviceBlocks(), arena);
            KvTiers tiers = new KvTiers(pool, context.hostBlocks(), context.dataFolder(), arena);
            ForwardPass pass = new ForwardPass(new ForwardPass.Parts(reading.shape(), weights, ops, pool, team), slice,
                    geometry.contextLength(), geometry.weightBytes());
            LOG.info("Lane {}: model {} is loaded in {} s with {} arithmetic on {} threads; resident: {} of weights, {} of KV blocks",
                    context.lane(), context.model().name(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), ops.name(),
                    team.size(), MemoryBudget.mib(geometry.weightBytes()),
                    MemoryBudget.mib(geometry.blockBytes() * context.deviceBlocks()));
            return new CpuEngine(geometry, new CpuEngine.Resources(arena, team, tiers), pass, ops.name());
        } catch (RuntimeException | Error failed) {
            team.close();
            arena.close();
            throw failed;
        }
    }

    private static void progress(EngineContext context, double done, String what) {
        LOG.info("Lane {}: {}", context.lane(), what);
        context.progress(done, what);
    }

    private static void requireVectorModule() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            throw new EngineException("The engine 'cpu' needs the module " + VECTOR_MODULE + " and would be many times slower without;"
                    + " start the JVM with --add-modules " + VECTOR_MODULE, true);
        }
    }
}
