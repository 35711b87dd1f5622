package dev.augury.app.replay;

import dev.augury.server.plugin.OptionBinder;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.Setting;
import dev.augury.spi.PluginFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plugin that was chosen.
 *
 * @param name its name
 * @param options its options as written, by their keys
 */
public record Choice(String name, Map<String, String> options) {

    private static final String SOURCE = "command line";

    /** Copies the options. */
    public Choice {
        options = Map.copyOf(options);
    }

    /** Returns the same with one option more. */
    Choice with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(key, value);
        return new Choice(name, more);
    }

    /**
     * Fills the options record of its factory.
     *
     * @throws dev.augury.server.plugin.PluginException with every problem
     */
    public <O extends Record> O bind(PluginKind kind, PluginFactory<O> factory) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        options.forEach((key, value) -> settings.put(key, new Setting(value, SOURCE)));
        return OptionBinder.bind("augury." + kind.key() + ".options", factory.options(), settings).options();
    }

    /** Returns the name, with its options if it has any: {@code lamps(form=code)}. */
    public String label() {
        return options.isEmpty() ? name : name + "(" + String.join(" ", new TreeMap<>(options).entrySet().stream().map(Map.Entry::toString).toList()) + ")";
    }
}
