package dev.augury.replay.run;

import dev.augury.core.pipeline.LaneSpec;
import dev.augury.engine.simulated.SimulatedConfig;
import dev.augury.engine.simulated.SimulatedEngineFactory;
import dev.augury.predictor.oracle.OracleFactory;
import dev.augury.replay.trace.Trace;
import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.spi.predict.PredictorFactory;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.testing.kit.OptionRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The project's own plugins, without a loader.
 *
 * @param scheduler makes the scheduler
 * @param handling makes the handling
 * @param engine options of the engine
 * @param policy options of whichever of the two has the key
 */
record PluginParts(SchedulingPolicyFactory<?> scheduler, HandlingPolicyFactory<?> handling, Map<String, String> engine, Map<String, String> policy)
        implements ReplayParts {

    /** Writes the scripts of a trace and lets the engine take costs by name, or those given. */
    static Map<String, String> engine(Trace trace, Path folder, Map<String, String> costs) throws IOException {
        Path scripts = folder.resolve("scripts");
        ScriptText.write(trace, scripts);
        Map<String, String> options = new HashMap<>(costs);
        options.put("scripts", scripts.toString());
        return options;
    }

    @Override
    public Engine engine(EngineContext context) {
        return new SimulatedEngineFactory().create(OptionRecords.bind(SimulatedConfig.class, engine), context);
    }

    @Override
    public LaneSpec.Policies policies(PluginContext context) {
        return new LaneSpec.Policies(
                scheduler.name(),
                scheduling(scheduler, context),
                new LaneSpec.Handling(handling.name(), handling(handling, context)),
                predictor(new OracleFactory(), context));
    }

    private <O extends Record> dev.augury.spi.schedule.SchedulingPolicy scheduling(SchedulingPolicyFactory<O> factory, PluginContext context) {
        return factory.create(options(factory), context);
    }

    private <O extends Record> dev.augury.spi.handling.HandlingPolicy handling(HandlingPolicyFactory<O> factory, PluginContext context) {
        return factory.create(options(factory), context);
    }

    private <O extends Record> dev.augury.spi.predict.Predictor predictor(PredictorFactory<O> factory, PluginContext context) {
        return factory.create(options(factory), context);
    }

    private <O extends Record> O options(PluginFactory<O> factory) {
        Map<String, String> own = new HashMap<>();
        for (var component : factory.options().getRecordComponents()) {
            String key = OptionRecords.key(component.getName());
            String value = policy.get(factory.name() + "." + key);
            if (value != null) {
                own.put(key, value);
            }
        }
        return OptionRecords.bind(factory.options(), own);
    }
}
