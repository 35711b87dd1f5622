package dev.augury.server.plugin;

import dev.augury.spi.Option;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills options records from settings, and reports all problems together. */
public final class OptionBinder {

    private OptionBinder() {}

    /**
     * Fills a record.
     *
     * @param owner key under which the options stand, for messages, for example {@code augury.scheduler.options}
     * @param type the options record
     * @param settings settings by key below {@code owner}, those that count first; {@code wait-max}, {@code waitMax} and, from the environment, {@code waitmax} and
     *     {@code wait.max} are one key
     * @throws PluginException with every problem: unknown keys, texts that cannot be read, values out of range
     */
    public static <O extends Record> BoundOptions<O> bind(String owner, Class<O> type, Map<String, Setting> settings) {
        Map<String, Map.Entry<String, Setting>> left = new LinkedHashMap<>();
        settings.entrySet().forEach(setting -> left.putIfAbsent(letters(setting.getKey()), setting));
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        List<BoundOptions.Value> values = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            String key = kebab(components[i].getName());
            Option option = option(components[i]);
            Map.Entry<String, Setting> setting = left.remove(letters(key));
            Setting used = setting == null ? new Setting(option.defaultValue(), Setting.DEFAULT) : setting.getValue();
            values.add(new BoundOptions.Value(key, used.value(), used.source(), option.doc(), option.unit(), option.live()));
            try {
                arguments[i] = OptionValue.read(components[i], option, used.value());
            } catch (IllegalArgumentException e) {
                problems.add(owner + "." + key + " (" + used.source() + "): " + e.getMessage());
            }
        }
        left.values().forEach(setting -> problems.add(
                owner + "." + kebab(setting.getKey()) + " (" + setting.getValue().source() + "): unknown option; known are: " + keys(type)));
        if (!problems.isEmpty()) {
            throw problems(owner, problems);
        }
        return new BoundOptions<>(construct(owner, type, arguments), values);
    }

    /**
     * Checks that a record can be bound: every component carries {@link Option}, has a known type and a default that can be read.
     *
     * @throws PluginException when not
     */
    static void check(Class<? extends Record> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                Option option = option(component);
                OptionValue.read(component, option, option.defaultValue());
            } catch (IllegalArgumentException e) {
                throw new PluginException("Option '" + component.getName() + "' of " + type.getName() + " cannot be configured: " + e.getMessage(),
                        "mend the plugin's options record");
            }
        }
    }

    private static PluginException problems(String owner, List<String> problems) {
        return new PluginException("Options under " + owner + " cannot be used:\n  - " + String.join("\n  - ", problems),
                "correct these keys; 'augury plugins' lists every option with its range");
    }

    private static Option option(RecordComponent component) {
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            throw new IllegalArgumentException("it carries no @Option");
        }
        return option;
    }

    private static <O extends Record> O construct(String owner, Class<O> type, Object[] arguments) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<O> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw problems(owner, List.of(String.valueOf(e.getCause().getMessage())));
        } catch (ReflectiveOperationException e) {
            throw new PluginException("Options record " + type.getName() + " cannot be made: " + e, "make the record and its constructor public");
        }
    }

    private static String keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(component -> kebab(component.getName())).collect(Collectors.joining(", "));
    }

    private static String letters(String key) {
        return key.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    }

    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
