package dev.augury.spi;

import java.nio.file.Path;

/** What the host gives every plugin instance when it is made. */
public interface PluginContext {

    /** Returns the name of the lane the instance is made for, for log lines and thread names. */
    String lane();

    /** Returns a folder of the instance's own, which exists and outlives restarts. */
    Path dataFolder();

    /** Returns the seed for all chance in the plugin: the same seed, the same behaviour. */
    long seed();
}
