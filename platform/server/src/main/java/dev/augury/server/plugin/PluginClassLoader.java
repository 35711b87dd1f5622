package dev.augury.server.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The loader of one plugin folder: its own jars first to last, the JDK from the platform loader, and from the host nothing but the shared packages.
 */
public final class PluginClassLoader extends URLClassLoader {

    /** All that leaks from the host into a plugin. */
    public static final List<String> SHARED_PACKAGES = List.of("dev.augury.spi.", "dev.augury.model.", "org.jspecify.", "org.slf4j.");

    private final ClassLoader host;
    private final List<String> shared;

    private PluginClassLoader(String name, URL[] jars, ClassLoader host, List<String> shared) {
        super("plugin-" + name, jars, ClassLoader.getPlatformClassLoader());
        this.host = host;
        this.shared = List.copyOf(shared);
    }

    /**
     * Makes the loader of the jars in {@code folder}, in the order of their names.
     *
     * @param host lends the shared packages
     * @param shared prefixes of the names of shared classes, each with its dot
     * @throws PluginException when the folder holds no jar
     */
    public static PluginClassLoader of(Path folder, ClassLoader host, List<String> shared) throws IOException {
        String name = folder.getFileName().toString();
        URL[] jars = jars(folder);
        if (jars.length == 0) {
            throw new PluginException("Plugin folder '" + name + "' holds no jar.", "put the plugin's jar into " + folder + " or remove the folder");
        }
        return new PluginClassLoader(name, jars, host, shared);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (shared.stream().anyMatch(name::startsWith)) {
            return host.loadClass(name);
        }
        return super.loadClass(name, resolve);
    }

    private static URL[] jars(Path folder) throws IOException {
        List<Path> jars;
        try (Stream<Path> entries = Files.list(folder)) {
            jars = entries.filter(path -> path.getFileName().toString().endsWith(".jar")).sorted().toList();
        }
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }
}
