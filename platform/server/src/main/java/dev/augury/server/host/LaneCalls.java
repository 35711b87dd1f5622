package dev.augury.server.host;

import dev.augury.core.intercept.Tools;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.server.call.CallProperties;
import dev.augury.server.call.HostedTools;
import dev.augury.server.plugin.LoadedPlugin;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.constrain.ConstraintCompiler;
import dev.augury.spi.constrain.TokenConstraintFactory;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses how the model of a lane calls, and what becomes of its KV meanwhile. */
final class LaneCalls {

    private final HostProperties properties;
    private final PluginRegistry plugins;
    private final PluginSettings settings;
    private final HostedTools tools;
    private final CallProperties limits;
    private final long seed;

    /**
     * The operator's tools and the limits of calls.
     *
     * @param tools the tools
     * @param limits the limits
     */
    record Calling(HostedTools tools, CallProperties limits) {}

    LaneCalls(HostProperties properties, PluginRegistry plugins, PluginSettings settings, Calling calling, long seed) {
        this.properties = properties;
        this.plugins = plugins;
        this.settings = settings;
        this.seed = seed;
        tools = calling.tools();
        limits = calling.limits();
    }

    /** Checks names and options, so that a wrong one ends the start at once. */
    void check() {
        for (String name : settings.names(PluginKind.HANDLING)) {
            settings.bindActive(PluginKind.HANDLING, plugins.find(PluginKind.HANDLING, name, HandlingPolicyFactory.class));
        }
        for (String name : settings.names(PluginKind.CALL_DETECTOR)) {
            settings.bindActive(PluginKind.CALL_DETECTOR, plugins.find(PluginKind.CALL_DETECTOR, name, CallDetectorFactory.class));
        }
        settings.names(PluginKind.TOKEN_CONSTRAINT).stream()
                .filter(name -> plugins.brings(PluginKind.TOKEN_CONSTRAINT, name) || settings.isSet(PluginKind.TOKEN_CONSTRAINT))
                .forEach(name -> settings.bindActive(
                        PluginKind.TOKEN_CONSTRAINT, plugins.find(PluginKind.TOKEN_CONSTRAINT, name, TokenConstraintFactory.class)));
        known("augury.calls.default-tools", limits.defaultTools());
        limits.keyTools().forEach((key, names) -> known("augury.calls.key-tools." + key, names));
    }

    private void known(String where, List<String> names) {
        for (String name : names) {
            if (tools.find(name).isEmpty()) {
                throw new HostException(where + " names '" + name + "', which no call executor performs.",
                        tools.names().isEmpty() ? "set augury.call-executor.name" : "name some of: " + String.join(", ", tools.names()));
            }
        }
    }

    /** Returns what the model of a lane may call; null where its template has no form that anybody here reads. */
    @Nullable Tools tools(HostedModel model) {
        CallDetector detector = detector(model);
        if (detector == null) {
            return null;
        }
        model.callable();
        return Tools.of(detector, tools.executors(), limits.limits()).forcedBy(constraints(model));
    }

    /** Without a plugin that constrains answers the host serves; only forced calls are refused. */
    private @Nullable ConstraintCompiler constraints(HostedModel model) {
        String name = settings.names(PluginKind.TOKEN_CONSTRAINT).getFirst();
        return plugins.brings(PluginKind.TOKEN_CONSTRAINT, name)
                ? constraints(plugins.find(PluginKind.TOKEN_CONSTRAINT, name, TokenConstraintFactory.class), model) : null;
    }

    private <O extends Record> ConstraintCompiler constraints(TokenConstraintFactory<O> factory, HostedModel model) {
        return factory.create(
                settings.bindActive(PluginKind.TOKEN_CONSTRAINT, factory).options(),
                LanePluginContext.of(properties, model.name(), factory.name(), seed),
                model.vocabulary());
    }

    /** Returns the handling policy of a lane. */
    LaneSpec.Handling handling(String lane, boolean hostTier) {
        List<String> names = settings.names(PluginKind.HANDLING);
        if (names.isEmpty()) {
            return LaneSpec.Handling.BUILT_IN;
        }
        String name = names.getFirst();
        if (name.equals("swap") && !hostTier) {
            throw new HostException("The handling 'swap' needs a host tier, and there is none.", "set augury.kv.host-memory, for example to 2GB");
        }
        return new LaneSpec.Handling(name, handling(plugins.find(PluginKind.HANDLING, name, HandlingPolicyFactory.class), lane));
    }

    private <O extends Record> HandlingPolicy handling(HandlingPolicyFactory<O> factory, String lane) {
        return factory.create(settings.bindActive(PluginKind.HANDLING, factory).options(), LanePluginContext.of(properties, lane, factory.name(), seed));
    }

    private @Nullable CallDetector detector(HostedModel model) {
        List<String> names = settings.names(PluginKind.CALL_DETECTOR);
        String template = model.template();
        if (!names.isEmpty()) {
            return detector(plugins.find(PluginKind.CALL_DETECTOR, names.getFirst(), CallDetectorFactory.class), model.name());
        }
        CallDetectorFactory<?> best = template == null ? null : plugins.loaded().stream()
                .flatMap(plugin -> plugin.offerings().stream())
                .filter(offering -> offering.kind() == PluginKind.CALL_DETECTOR)
                .map(LoadedPlugin.Offering::factory)
                .map(CallDetectorFactory.class::cast)
                .map(factory -> (CallDetectorFactory<?>) factory)
                .filter(factory -> factory.fit(template) > 0)
                .max(Comparator.<CallDetectorFactory<?>>comparingInt(factory -> factory.fit(template)).thenComparing(CallDetectorFactory::name))
                .orElse(null);
        return best == null ? null : detector(best, model.name());
    }

    private <O extends Record> CallDetector detector(CallDetectorFactory<O> factory, String lane) {
        boolean chosen = settings.names(PluginKind.CALL_DETECTOR).contains(factory.name());
        O options = chosen ? settings.bindActive(PluginKind.CALL_DETECTOR, factory).options() : settings.bindDefaults(PluginKind.CALL_DETECTOR, factory).options();
        return factory.create(options, LanePluginContext.of(properties, lane, factory.name(), seed));
    }
}
