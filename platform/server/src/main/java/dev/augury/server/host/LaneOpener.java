package dev.augury.server.host;

import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.time.Time;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads what a lane is made of. */
final class LaneOpener {

    private final HostProperties properties;
    private final PluginRegistry plugins;
    private final PluginSettings settings;
    private final Time time;
    private final LaneCalls calls;
    private final long seed;

    LaneOpener(HostProperties properties, PluginRegistry plugins, PluginSettings settings, LaneCalls calls, Time time) {
        this.properties = properties;
        this.plugins = plugins;
        this.settings = settings;
        this.time = time;
        this.calls = calls;
        seed = HostConfiguration.SEED;
    }

    /** Checks the names and options of the policies, so that a wrong one ends the start at once. */
    void check() {
        settings.bindActive(PluginKind.SCHEDULER, plugins.find(PluginKind.SCHEDULER, settings.names(PluginKind.SCHEDULER).getFirst(), SchedulingPolicyFactory.class));
        for (String predictor : settings.names(PluginKind.PREDICTOR)) {
            settings.bindActive(PluginKind.PREDICTOR, plugins.find(PluginKind.PREDICTOR, predictor, PredictorFactory.class));
        }
        calls.check();
    }

    /** Loads the engine and makes the policies of a lane; may take minutes. */
    <O extends Record> LaneSpec open(LaneDraft<O> draft) {
        String lane = draft.model().name();
        LaneSpec.Policies policies = policies(lane, draft.blocks().host() > 0);
        if (policies.scheduling().needs().contains(SchedulingPolicy.Need.HOST_TIER) && draft.blocks().host() == 0) {
            throw new HostException("The scheduler '" + policies.scheduler() + "' swaps, but there is no host tier.",
                    "set augury.kv.host-memory, for example to 2GB, or choose preemption by recompute");
        }
        LanePluginContext context = LanePluginContext.of(properties, lane, draft.factory().name(), seed);
        Engine engine = draft.factory().create(
                draft.options().options(), new LaneEngineContext(context, draft.model(), draft.blocks(), properties, time));
        LaneSpec.Stove stove =
                new LaneSpec.Stove(engine, draft.text(), draft.blocks().device(), draft.blocks().host(), properties.kv().prefixCache());
        return new LaneSpec(lane, stove, policies, limits(), calls.tools(draft.text()));
    }

    private LaneSpec.Policies policies(String lane, boolean hostTier) {
        String scheduler = settings.names(PluginKind.SCHEDULER).getFirst();
        SchedulingPolicyFactory<?> factory = plugins.find(PluginKind.SCHEDULER, scheduler, SchedulingPolicyFactory.class);
        return new LaneSpec.Policies(scheduler, scheduling(factory, lane), calls.handling(lane, hostTier), predictor(lane));
    }

    private <O extends Record> SchedulingPolicy scheduling(SchedulingPolicyFactory<O> factory, String lane) {
        return factory.create(settings.bindActive(PluginKind.SCHEDULER, factory).options(), LanePluginContext.of(properties, lane, factory.name(), seed));
    }

    private @Nullable Predictor predictor(String lane) {
        List<String> names = settings.names(PluginKind.PREDICTOR);
        return names.isEmpty() ? null : predictor(plugins.find(PluginKind.PREDICTOR, names.getFirst(), PredictorFactory.class), lane);
    }

    private <O extends Record> Predictor predictor(PredictorFactory<O> factory, String lane) {
        return factory.create(settings.bindActive(PluginKind.PREDICTOR, factory).options(), LanePluginContext.of(properties, lane, factory.name(), seed));
    }

    private LaneLimits limits() {
        HostProperties.Queue queue = properties.queue();
        HostProperties.Step step = properties.step();
        HostProperties.Policy policy = properties.policy();
        return new LaneLimits(queue.lengthMax(), queue.tokensMax(), step.sequencesMax(), step.tokensMax(), step.target(),
                policy.deadline(), policy.predictDeadline(), policy.holdMax(), properties.retain().limits());
    }
}
