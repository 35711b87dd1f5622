package dev.augury.server.host;

import dev.augury.core.history.HistoryStore;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.time.Time;
import dev.augury.server.call.CallProperties;
import dev.augury.server.call.HostedTools;
import dev.augury.server.health.LanePulse;
import dev.augury.server.health.LanePulses;
import dev.augury.server.model.ServedModel;
import dev.augury.server.model.ServedModels;
import dev.augury.server.plugin.LoadedPlugin;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginLoader;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.server.plugin.RefusedPlugin;
import dev.augury.server.policy.LanePolicies;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallExecutorFactory;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.listen.ServingListenerFactory;
import dev.augury.store.history.HistoryProperties;
import dev.augury.store.installation.InstallationStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Puts the pipeline behind the web. */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(HostConfiguration.class);
    private static final String BUILT_IN_TOOLS = "builtin";
    static final long SEED = 0x5EED;

    @Bean
    PluginSettings pluginSettings(ConfigurableEnvironment environment) {
        return PluginSettings.of(environment);
    }

    @Bean
    PluginRegistry pluginRegistry(@Value("${augury.plugins.directory:#{null}}") Path directory) {
        PluginRegistry registry = PluginLoader.load(directory == null ? PluginSettings.defaultDirectory() : directory);
        for (LoadedPlugin plugin : registry.loaded()) {
            List<String> brings = plugin.offerings().stream().map(offering -> offering.kind().key() + " " + offering.factory().name()).toList();
            LOG.info("Plugin {} {} brings {}", plugin.name(), plugin.version(), brings);
        }
        for (RefusedPlugin plugin : registry.refused()) {
            LOG.warn("Plugin {} is not loaded: {} What to do: {}.", plugin.name(), plugin.problem(), plugin.action());
        }
        return registry;
    }

    @Bean
    Host host(Time time, InstallationStore installation, HistoryProperties history, ObjectProvider<HistoryStore> stores, Listeners listeners) {
        byte[] salt = ByteBuffer.allocate(16).putLong(installation.salt("features")).putLong(installation.salt("prefixes")).array();
        return new Host(new Surroundings(time, salt, history.keepText(), stores.orderedStream().toList(), listeners.all()));
    }

    @Bean
    Listeners listeners(HostProperties properties, PluginRegistry plugins, PluginSettings settings) {
        return new Listeners(settings.names(PluginKind.LISTENER).stream()
                .map(name -> listener(plugins.find(PluginKind.LISTENER, name, ServingListenerFactory.class), properties, settings))
                .toList());
    }

    private static <O extends Record> ServingListener listener(ServingListenerFactory<O> factory, HostProperties properties, PluginSettings settings) {
        return factory.create(
                settings.bindAmong(PluginKind.LISTENER, factory).options(), LanePluginContext.of(properties, "host", factory.name(), SEED));
    }

    @Bean
    HostedTools hostedTools(HostProperties properties, PluginRegistry plugins, PluginSettings settings) {
        List<String> names = settings.names(PluginKind.CALL_EXECUTOR);
        if (names.isEmpty()) {
            names = plugins.brings(PluginKind.CALL_EXECUTOR, BUILT_IN_TOOLS) ? List.of(BUILT_IN_TOOLS) : List.of();
        }
        return new HostedTools(names.stream()
                .map(name -> executor(plugins.find(PluginKind.CALL_EXECUTOR, name, CallExecutorFactory.class), properties, settings))
                .toList());
    }

    private static <O extends Record> CallExecutor executor(CallExecutorFactory<O> factory, HostProperties properties, PluginSettings settings) {
        return factory.create(
                settings.bindAmong(PluginKind.CALL_EXECUTOR, factory).options(), LanePluginContext.of(properties, "host", factory.name(), SEED));
    }

    @Bean
    LaneCalls laneCalls(HostProperties properties, PluginRegistry plugins, PluginSettings settings, HostedTools tools, CallProperties limits) {
        return new LaneCalls(properties, plugins, settings, new LaneCalls.Calling(tools, limits), SEED);
    }

    @Bean
    HostRun hostRun(HostParts parts, HostProperties properties, PluginRegistry plugins, PluginSettings settings, LaneCalls calls, InstantSource clock) {
        LaneOpener opener = new LaneOpener(properties, plugins, settings, calls, parts.time());
        return new HostRun(parts, properties, new LaneDrafter(properties, plugins, settings, clock, parts.time()), opener);
    }

    @Bean
    ServedModels servedModels(HostRun run) {
        return () -> List.<ServedModel>copyOf(run.models());
    }

    @Bean
    LanePulses lanePulses(Host host) {
        return () -> host.lanes().stream().map(HostConfiguration::pulse).toList();
    }

    @Bean
    LanePolicies lanePolicies(Host host, PluginRegistry plugins, PluginSettings settings) {
        return new LanePolicies(host, plugins, settings);
    }

    private static LanePulse pulse(Lane lane) {
        var pulse = lane.pulse();
        return new LanePulse(lane.model(), pulse.resting(), pulse.since(), pulse.inside());
    }

    /**
     * The listeners of this host.
     *
     * @param all listeners in the order of the configuration
     */
    record Listeners(List<ServingListener> all) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            for (ServingListener listener : all) {
                listener.close();
            }
        }
    }
}
