package dev.augury.server.host;

import dev.augury.spi.PluginContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a plugin of a lane is given.
 *
 * @param lane name of the lane
 * @param dataFolder folder of the plugin
 * @param seed seed of its chance
 */
record LanePluginContext(String lane, Path dataFolder, long seed) implements PluginContext {

    /** Makes the context of a plugin and its folder. */
    static LanePluginContext of(HostProperties properties, String lane, String plugin, long seed) {
        Path folder = properties.data().resolve("plugins").resolve(plugin).resolve(lane.replaceAll("[^A-Za-z0-9._-]", "_"));
        try {
            return new LanePluginContext(lane, Files.createDirectories(folder), seed);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder + "; make the data folder writable or set augury.data", e);
        }
    }
}
