package dev.augury.server.plugin;

import dev.augury.spi.PluginFactory;
import dev.augury.spi.SpiVersion;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of {@code plugins.d} that was loaded.
 *
 * @param name name of the folder
 * @param folder the folder
 * @param version version from its jar's manifest, or {@code unversioned}
 * @param spiVersion border it was compiled against
 * @param offerings what it brings
 */
public record LoadedPlugin(String name, Path folder, String version, SpiVersion spiVersion, List<Offering> offerings) {

    /** Copies the list. */
    public LoadedPlugin {
        offerings = List.copyOf(offerings);
    }

    /**
     * One factory of a plugin.
     *
     * @param kind its extension point
     * @param factory the factory
     */
    public record Offering(PluginKind kind, PluginFactory<?> factory) {}
}
