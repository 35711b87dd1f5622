package dev.augury.server.plugin;

import dev.augury.spi.Plugin;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.SpiVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads every folder of a plugin directory, each in a class loader of its own. A folder that cannot be loaded is refused with a reason; the others are not touched. */
public final class PluginLoader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final int FOLDERS_MAX = 256;

    private final Path directory;
    private final ClassLoader host;
    private final List<LoadedPlugin> loaded = new ArrayList<>();
    private final List<RefusedPlugin> refused = new ArrayList<>();

    private PluginLoader(Path directory, ClassLoader host) {
        this.directory = directory;
        this.host = host;
    }

    /**
     * Loads the folders of {@code directory} in the order of their names.
     *
     * @throws PluginException when the directory does not exist or holds more than 256 folders
     */
    public static PluginRegistry load(Path directory) {
        PluginLoader loader = new PluginLoader(directory, PluginLoader.class.getClassLoader());
        for (Path folder : loader.folders()) {
            loader.loadFolder(folder);
        }
        return new PluginRegistry(directory, loader.loaded, loader.refused);
    }

    private List<Path> folders() {
        if (!Files.isDirectory(directory)) {
            throw new PluginException("There is no plugin directory " + directory.toAbsolutePath() + ".",
                    "set augury.plugins.directory to the plugins.d folder of the distribution");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> folders = entries.filter(Files::isDirectory).sorted().toList();
            if (folders.size() > FOLDERS_MAX) {
                throw new PluginException(directory + " holds " + folders.size() + " plugin folders; at most " + FOLDERS_MAX + " are loaded.",
                        "move those that are not needed elsewhere");
            }
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void loadFolder(Path folder) {
        String name = folder.getFileName().toString();
        try {
            loaded.add(open(name, folder));
        } catch (PluginException e) {
            refused.add(new RefusedPlugin(name, folder, e.description(), e.action()));
        } catch (Exception | LinkageError | ServiceConfigurationError e) {
            refused.add(new RefusedPlugin(name, folder, "Plugin '" + name + "' is broken: " + e + ".",
                    "mend or remove " + folder + "; a missing class usually means that a jar the plugin needs is not in its folder"));
        }
    }

    private LoadedPlugin open(String name, Path folder) throws IOException {
        PluginClassLoader classes = PluginClassLoader.of(folder, host, PluginClassLoader.SHARED_PACKAGES);
        List<Plugin> plugins = new ArrayList<>();
        for (Plugin plugin : ServiceLoader.load(Plugin.class, classes)) {
            if (plugin.getClass().getClassLoader() == classes) {
                plugins.add(plugin);
            }
        }
        if (plugins.isEmpty()) {
            throw new PluginException("Plugin folder '" + name + "' holds jars but no plugin.",
                    "name the plugin's class in META-INF/services/" + Plugin.class.getName() + " of its jar");
        }
        Manifest manifest = manifestOf(plugins.getFirst());
        SpiVersion spi = checkVersion(name, manifest);
        String version = attribute(manifest, "Implementation-Version");
        return new LoadedPlugin(name, folder, version == null ? "unversioned" : version, spi, offerings(plugins));
    }

    private static List<LoadedPlugin.Offering> offerings(List<Plugin> plugins) {
        List<LoadedPlugin.Offering> offerings = new ArrayList<>();
        for (Plugin plugin : plugins) {
            for (PluginKind kind : PluginKind.values()) {
                for (PluginFactory<?> factory : kind.of(plugin)) {
                    if (!NAME.matcher(factory.name()).matches()) {
                        throw new PluginException("The " + kind.key() + " '" + factory.name() + "' of " + plugin.getClass().getName() + " has a name that cannot be configured.",
                                "let name() return lower case letters, digits and hyphens, beginning with a letter");
                    }
                    OptionBinder.check(factory.options());
                    offerings.add(new LoadedPlugin.Offering(kind, factory));
                }
            }
        }
        return offerings;
    }

    private static SpiVersion checkVersion(String name, Manifest manifest) {
        String text = attribute(manifest, "Spi-Version");
        if (text == null) {
            throw new PluginException("Plugin '" + name + "' does not say which SPI it was compiled against.",
                    "add the manifest entry Spi-Version: " + SpiVersion.CURRENT + " to its jar");
        }
        SpiVersion version = SpiVersion.parse(text);
        if (!SpiVersion.CURRENT.runs(version)) {
            String action = version.major() < SpiVersion.CURRENT.major()
                    ? "compile the plugin against SPI " + SpiVersion.CURRENT + " or install its newer version"
                    : "install a newer Augury, or the plugin's version for SPI " + SpiVersion.CURRENT;
            throw new PluginException("Plugin '" + name + "' was compiled against SPI " + version + "; this host has " + SpiVersion.CURRENT + ".", action);
        }
        return version;
    }

    private static Manifest manifestOf(Plugin plugin) throws IOException {
        URL jar = plugin.getClass().getProtectionDomain().getCodeSource().getLocation();
        try (JarFile file = new JarFile(Path.of(URI.create(jar.toString())).toFile())) {
            Manifest manifest = file.getManifest();
            return manifest == null ? new Manifest() : manifest;
        }
    }

    private static @Nullable String attribute(Manifest manifest, String name) {
        return manifest.getMainAttributes().getValue(name);
    }
}
