package dev.augury.testing.kit;

import dev.augury.spi.PluginContext;
import java.nio.file.Path;

/**
 * A context without a host behind it.
 *
 * @param lane name of the lane
 * @param dataFolder folder of the instance's own
 * @param seed seed of all chance in the plugin
 */
public record LoneContext(String lane, Path dataFolder, long seed) implements PluginContext {

    /** Makes the context of a lane {@code test}. */
    public LoneContext(Path dataFolder, long seed) {
        this("test", dataFolder, seed);
    }
}
