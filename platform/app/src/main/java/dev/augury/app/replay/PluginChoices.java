package dev.augury.app.replay;

import dev.augury.core.pipeline.LaneSpec;
import dev.augury.replay.run.ReplayParts;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.spi.PluginContext;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of a replay, found in a plugin directory.
 *
 * @param plugins what was found there
 * @param engine options of the engine {@code simulated}
 * @param scheduler the scheduler
 * @param handling the handling
 * @param predictor the predictor, or null for the host's guesses
 */
public record PluginChoices(PluginRegistry plugins, Choice engine, Choice scheduler, Choice handling, @Nullable Choice predictor)
        implements ReplayParts {

    /** Returns the geometry of the engine, by which the pool is sized. */
    public EngineGeometry geometry(ModelSource model, int blockTokens) {
        return geometry(engines(), model, blockTokens);
    }

    private <O extends Record> EngineGeometry geometry(EngineFactory<O> factory, ModelSource model, int blockTokens) {
        return factory.examine(engine.bind(PluginKind.ENGINE, factory), model, blockTokens);
    }

    @Override
    public Engine engine(EngineContext context) {
        return engine(engines(), context);
    }

    private <O extends Record> Engine engine(EngineFactory<O> factory, EngineContext context) {
        return factory.create(engine.bind(PluginKind.ENGINE, factory), context);
    }

    private EngineFactory<?> engines() {
        return plugins.find(PluginKind.ENGINE, engine.name(), EngineFactory.class);
    }

    @Override
    public LaneSpec.Policies policies(PluginContext context) {
        return new LaneSpec.Policies(
                scheduler.name(),
                scheduling(plugins.find(PluginKind.SCHEDULER, scheduler.name(), SchedulingPolicyFactory.class), context),
                new LaneSpec.Handling(handling.name(), handling(plugins.find(PluginKind.HANDLING, handling.name(), HandlingPolicyFactory.class), context)),
                predictor == null ? null : predictor(plugins.find(PluginKind.PREDICTOR, predictor.name(), PredictorFactory.class), predictor, context));
    }

    private <O extends Record> SchedulingPolicy scheduling(SchedulingPolicyFactory<O> factory, PluginContext context) {
        return factory.create(scheduler.bind(PluginKind.SCHEDULER, factory), context);
    }

    private <O extends Record> HandlingPolicy handling(HandlingPolicyFactory<O> factory, PluginContext context) {
        return factory.create(handling.bind(PluginKind.HANDLING, factory), context);
    }

    private static <O extends Record> Predictor predictor(PredictorFactory<O> factory, Choice chosen, PluginContext context) {
        return factory.create(chosen.bind(PluginKind.PREDICTOR, factory), context);
    }
}
