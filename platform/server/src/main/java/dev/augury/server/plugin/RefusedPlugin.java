package dev.augury.server.plugin;

import java.nio.file.Path;

/**
 * A folder of {@code plugins.d} that was not loaded; the host lives on without it.
 *
 * @param name name of the folder
 * @param folder the folder
 * @param problem what is wrong
 * @param action what to do
 */
public record RefusedPlugin(String name, Path folder, String problem, String action) {}
