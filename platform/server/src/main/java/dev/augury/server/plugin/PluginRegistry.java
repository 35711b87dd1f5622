package dev.augury.server.plugin;

import dev.augury.spi.PluginFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was found in a plugin directory.
 *
 * @param directory the directory
 * @param loaded plugins in use
 * @param refused plugins that could not be loaded
 */
public record PluginRegistry(Path directory, List<LoadedPlugin> loaded, List<RefusedPlugin> refused) {

    /** Copies the lists. */
    public PluginRegistry {
        loaded = List.copyOf(loaded);
        refused = List.copyOf(refused);
    }

    /**
     * Returns the factory of that kind and name.
     *
     * @param type the kind's factory type
     * @throws PluginException when no plugin brings it, or two do
     */
    public <F extends PluginFactory<?>> F find(PluginKind kind, String name, Class<F> type) {
        List<LoadedPlugin> owners = loaded.stream().filter(plugin -> brings(plugin, kind, name)).toList();
        if (owners.isEmpty()) {
            throw unknown(kind, name);
        }
        List<? extends PluginFactory<?>> found = owners.stream()
                .flatMap(plugin -> plugin.offerings().stream())
                .filter(offering -> offering.kind() == kind && offering.factory().name().equals(name))
                .map(LoadedPlugin.Offering::factory)
                .toList();
        if (found.size() > 1) {
            throw new PluginException("The " + kind.key() + " '" + name + "' is brought more than once: by "
                    + owners.stream().map(plugin -> plugin.folder().toString()).collect(Collectors.joining(" and ")) + ".",
                    "keep one of them in " + directory + " and remove the others");
        }
        return type.cast(found.getFirst());
    }

    /** Returns whether a plugin brings a factory of that kind and name. */
    public boolean brings(PluginKind kind, String name) {
        return loaded.stream().anyMatch(plugin -> brings(plugin, kind, name));
    }

    private PluginException unknown(PluginKind kind, String name) {
        TreeSet<String> known = new TreeSet<>();
        loaded.forEach(plugin -> plugin.offerings().stream()
                .filter(offering -> offering.kind() == kind)
                .forEach(offering -> known.add(offering.factory().name())));
        String broken = refused.isEmpty() ? "" : " Not loaded: "
                + refused.stream().map(plugin -> plugin.name() + " (" + plugin.problem() + ")").collect(Collectors.joining("; ")) + ".";
        return new PluginException("There is no " + kind.key() + " '" + name + "' in " + directory + "." + broken,
                known.isEmpty() ? "put a plugin that brings it into " + directory
                        : "set augury." + kind.key() + ".name to one of: " + String.join(", ", known) + "; or add the plugin that brings it");
    }

    private static boolean brings(LoadedPlugin plugin, PluginKind kind, String name) {
        return plugin.offerings().stream().anyMatch(offering -> offering.kind() == kind && offering.factory().name().equals(name));
    }
}
