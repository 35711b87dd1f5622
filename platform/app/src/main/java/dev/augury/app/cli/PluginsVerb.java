package dev.augury.app.cli;

import dev.augury.server.plugin.BoundOptions;
import dev.augury.server.plugin.LoadedPlugin;
import dev.augury.server.plugin.PluginLoader;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.server.plugin.RefusedPlugin;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the plugins of the distribution with their options and where each value comes from. */
@Command(name = "plugins", description = "Lists plugins, their options and where each value comes from.", mixinStandardHelpOptions = true)
final class PluginsVerb implements Runnable {

    @Spec
    private CommandSpec spec;

    @Key("augury.plugins.directory")
    @Option(names = "--plugins", paramLabel = "DIR", description = "Plugin directory; default: plugins.d of the distribution. Key: augury.plugins.directory")
    private Path directory = PluginSettings.defaultDirectory();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PluginRegistry registry = PluginLoader.load(directory);
        PluginSettings settings = PluginSettings.ofProcess();
        for (LoadedPlugin plugin : registry.loaded()) {
            out.printf("%s %s (SPI %s)%n", plugin.name(), plugin.version(), plugin.spiVersion());
            for (LoadedPlugin.Offering offering : plugin.offerings()) {
                boolean active = settings.names(offering.kind()).contains(offering.factory().name());
                out.printf("  %s %s%s: %s%n", offering.kind().key(), offering.factory().name(), active ? " (active)" : "", offering.factory().description());
                for (BoundOptions.Value value : settings.bind(offering, active).values()) {
                    out.printf("    %s = %s%s  [%s]%s  %s%n", value.key(), value.value(), value.unit().isEmpty() ? "" : " " + value.unit(),
                            value.source(), value.live() ? " live" : "", value.doc());
                }
            }
        }
        for (RefusedPlugin plugin : registry.refused()) {
            out.printf("%s NOT LOADED: %s%n  What to do: %s%n", plugin.name(), plugin.problem(), plugin.action());
        }
        out.flush();
    }
}
