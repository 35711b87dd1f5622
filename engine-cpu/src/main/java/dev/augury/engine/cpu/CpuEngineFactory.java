package dev.augury.engine.cpu;

import dev.augury.engine.cpu.arch.ModelReading;
import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.kernel.OpsProvider;
import dev.augury.engine.cpu.kv.KvLayout;
import dev.augury.engine.cpu.memory.PromisedMemory;
import dev.augury.engine.cpu.weights.WeightLoader;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.model.ModelSource;
import java.util.List;

/** Makes engines named {@code cpu}. */
public final class CpuEngineFactory implements EngineFactory<CpuOptions> {

    private final PromisedMemory promised = new PromisedMemory();

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
                .weightBytes(WeightLoader.bytes(reading.tensors()))
                .kvCodec(options.kvType())
                .build();
    }

    private static int context(ModelShape.Sizes sizes, CpuOptions options) {
        return options.contextLength() == 0 ? sizes.context() : Math.min(options.contextLength(), sizes.context());
    }

    @Override
    public Engine create(CpuOptions options, EngineContext context) {
        return create(options, context, arithmetic(options), promised);
    }

    /** Makes an engine on arithmetic that others may share. */
    static Engine create(CpuOptions options, EngineContext context, Ops ops, PromisedMemory promised) {
        ModelReading reading = ModelReading.of(context.model(), options.contextLength());
        EngineGeometry geometry = geometry(reading, options, context.blockTokens());
        if (context.deviceBlocks() < 1) {
            throw new EngineException("The engine was given " + context.deviceBlocks() + " device blocks; give it at least 1", true);
        }
        return new EngineLoading(options, context, reading, geometry, ops).run(promised);
    }

    /** Finds the arithmetic, which refuses to run where it would be slow. */
    private static Ops arithmetic(CpuOptions options) {
        try {
            return OpsProvider.find(options.vectorBits().equals("auto") ? "auto" : "vector-" + options.vectorBits());
        } catch (IllegalStateException slow) {
            throw new EngineException(slow.getMessage(), true, slow);
        }
    }
}
