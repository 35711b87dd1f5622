package dev.augury.server.plugin;

import dev.augury.spi.PluginFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the configuration says about plugins: which are chosen, and their options with the source of each. */
public final class PluginSettings {

    /** What is chosen when nothing is configured. */
    private static final Map<PluginKind, List<String>> DEFAULTS = Map.of(
            PluginKind.ENGINE, List.of("cpu"),
            PluginKind.SCHEDULER, List.of("fcfs"),
            PluginKind.TOKEN_CONSTRAINT, List.of("calls"));

    /** Kinds of which several may be chosen. */
    private static final Set<PluginKind> SEVERAL = EnumSet.of(PluginKind.CALL_EXECUTOR, PluginKind.LISTENER);

    private final ConfigurableEnvironment environment;

    private PluginSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Returns the settings of a running host. */
    public static PluginSettings of(ConfigurableEnvironment environment) {
        return new PluginSettings(environment);
    }

    /** Returns the settings a host started now would have: system properties, environment and {@code application.yml}. */
    public static PluginSettings ofProcess() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return new PluginSettings(environment);
    }

    /** Returns the folder of the distribution that this process was started from, or the working directory. */
    public static Path home() {
        return Path.of(System.getProperty("augury.home", "."));
    }

    /** Returns {@code plugins.d} of the distribution. */
    public static Path defaultDirectory() {
        return home().resolve("plugins.d");
    }

    /**
     * Returns the names chosen for a kind, in order.
     *
     * @throws PluginException when there are several, unless they are listeners or executors, or none though the key is set
     */
    public List<String> names(PluginKind kind) {
        BindResult<List<String>> configured = configured(kind);
        if (!configured.isBound()) {
            return DEFAULTS.getOrDefault(kind, List.of());
        }
        List<String> names = configured.get();
        if (names.isEmpty() || names.contains("")) {
            throw new PluginException(key(kind) + " names no plugin.", "name one, or leave the key out for its default");
        }
        if (names.size() > 1 && !SEVERAL.contains(kind)) {
            throw new PluginException(key(kind) + " names " + names.size() + " plugins: " + String.join(", ", names) + ".", "name one of them");
        }
        return names;
    }

    /** Returns whether the configuration chooses a plugin of that kind, so that no default stands in. */
    public boolean isSet(PluginKind kind) {
        return configured(kind).isBound();
    }

    /** Names may be one text, separated by commas, or a list. */
    private BindResult<List<String>> configured(PluginKind kind) {
        return Binder.get(environment).bind(key(kind), Bindable.listOf(String.class));
    }

    private static String key(PluginKind kind) {
        return "augury." + kind.key() + ".name";
    }

    /**
     * Fills an offering's options.
     *
     * @param active whether it is chosen; settings under {@code augury.<kind>.options} belong to the chosen one, of several each one's below its name; others have their defaults
     * @throws PluginException with every problem
     */
    public BoundOptions<?> bind(LoadedPlugin.Offering offering, boolean active) {
        return active ? bindAmong(offering.kind(), offering.factory()) : bindDefaults(offering.kind(), offering.factory());
    }

    /** Fills the options of a factory that is chosen. */
    @SuppressWarnings("unchecked")
    public <O extends Record> BoundOptions<O> bindActive(PluginKind kind, PluginFactory<O> factory) {
        return (BoundOptions<O>) bind(kind, factory, true);
    }

    /** Fills the options of a factory that nobody chose with their defaults. */
    @SuppressWarnings("unchecked")
    public <O extends Record> BoundOptions<O> bindDefaults(PluginKind kind, PluginFactory<O> factory) {
        return (BoundOptions<O>) bind(kind, factory, false);
    }

    /** Fills the options of one of several that are chosen: they stand below its name. */
    @SuppressWarnings("unchecked")
    public <O extends Record> BoundOptions<O> bindAmong(PluginKind kind, PluginFactory<O> factory) {
        List<String> names = names(kind);
        if (names.size() < 2) {
            return bindActive(kind, factory);
        }
        String all = "augury." + kind.key() + ".options";
        for (String key : below(all).keySet()) {
            if (names.stream().noneMatch(name -> key.startsWith(name + "."))) {
                throw new PluginException(all + "." + key + " belongs to none of those chosen: " + String.join(", ", names) + ".",
                        "of several, each one's options stand under " + all + ".<name>");
            }
        }
        String owner = all + "." + factory.name();
        return (BoundOptions<O>) OptionBinder.bind(owner, factory.options(), below(owner));
    }

    private BoundOptions<?> bind(PluginKind kind, PluginFactory<?> factory, boolean active) {
        String owner = "augury." + kind.key() + ".options";
        return OptionBinder.bind(owner, factory.options(), active ? below(owner) : Map.of());
    }

    private Map<String, Setting> below(String owner) {
        ConfigurationPropertyName root = ConfigurationPropertyName.of(owner);
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            for (ConfigurationPropertyName name : names(source, root)) {
                String key = name.subName(root.getNumberOfElements()).toString();
                if (!settings.containsKey(key)) {
                    var property = source.getConfigurationProperty(name);
                    if (property != null) {
                        String value = environment.resolvePlaceholders(String.valueOf(property.getValue()));
                        settings.put(key, new Setting(value, describe(source)));
                    }
                }
            }
        }
        return settings;
    }

    private static List<ConfigurationPropertyName> names(ConfigurationPropertySource source, ConfigurationPropertyName root) {
        List<ConfigurationPropertyName> names = new ArrayList<>();
        if (source instanceof IterableConfigurationPropertySource iterable) {
            for (ConfigurationPropertyName name : iterable) {
                if (root.isAncestorOf(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static String describe(ConfigurationPropertySource source) {
        String name = source.getUnderlyingSource() instanceof PropertySource<?> underlying ? underlying.getName() : String.valueOf(source);
        return switch (name) {
            case "commandLineArgs" -> "command line";
            case "systemProperties" -> "system property";
            case "systemEnvironment" -> "environment";
            default -> name.startsWith("Config resource") ? name.replaceAll("^Config resource '(.*?)'.*$", "$1") : name;
        };
    }
}
