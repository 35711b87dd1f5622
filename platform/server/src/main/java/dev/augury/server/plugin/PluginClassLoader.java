package dev.augury.server.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * The loader of one plugin folder: its own jars first to last, the JDK from the platform loader, and from the host nothing but the shared packages.
 */
final class PluginClassLoader extends URLClassLoader {

    /** All that leaks from the host into a plugin. */
    static final List<String> SHARED_PACKAGES = List.of("dev.augury.spi.", "dev.augury.model.", "org.jspecify.", "org.slf4j.");

    private final ClassLoader host;

    PluginClassLoader(String name, URL[] jars, ClassLoader host) {
        super("plugin-" + name, jars, ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SHARED_PACKAGES.stream().anyMatch(name::startsWith)) {
            return host.loadClass(name);
        }
        return super.loadClass(name, resolve);
    }
}
