package dev.augury.engine.simulated;

import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.model.ModelSource;
import java.util.List;

/** Makes simulated engines; any model will do, since only its vocabulary is looked at. */
public final class SimulatedEngineFactory implements EngineFactory<SimulatedConfig> {

    private static final int CONTEXT_LENGTH = 4096;

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public String description() {
        return "Draws tokens by a hash and takes the time that a cost model says, for simulations, tests and capacity planning.";
    }

    @Override
    public Class<SimulatedConfig> options() {
        return SimulatedConfig.class;
    }

    @Override
    public List<String> unsupported(ModelSource model) {
        return model.vocabulary().size() == 0 ? List.of("it has no vocabulary to draw tokens from") : List.of();
    }

    @Override
    public EngineGeometry examine(SimulatedConfig options, ModelSource model, int blockTokens) {
        return EngineGeometry.builder()
                .vocabularySize(model.vocabulary().size())
                .contextLength(contextLength(options, model))
                .layers(1)
                .kvHeads(1)
                .headSize(1)
                .blockTokens(blockTokens)
                .blockBytes((long) Costs.of(options, blockTokens).kvBytesPerToken() * blockTokens)
                .kvCodec("simulated")
                .build();
    }

    private static int contextLength(SimulatedConfig options, ModelSource model) {
        if (options.contextLength() > 0) {
            return options.contextLength();
        }
        Object length = model.metadata().get(model.architecture() + ".context_length");
        return length instanceof Long known && known > 0 && known <= Integer.MAX_VALUE ? known.intValue() : CONTEXT_LENGTH;
    }

    @Override
    public Engine create(SimulatedConfig options, EngineContext context) {
        EngineGeometry geometry = examine(options, context.model(), context.blockTokens());
        context.progress(1, "nothing to load");
        return new SimulatedEngine(options, context, geometry);
    }
}
