package dev.augury.app.cli;

import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Gives flags that were not written the value of their key: from system properties, environment ({@code AUGURY_PORT}) or {@code application.yml}. */
final class KeyedDefaults implements IDefaultValueProvider {

    private @Nullable Binder settings;

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument.userObject() instanceof Field field) || !field.isAnnotationPresent(Key.class)) {
            return null;
        }
        String key = field.getAnnotation(Key.class).value();
        return key.contains("[*]") ? null : settings().bind(key, Bindable.of(String.class)).orElse(null);
    }

    private Binder settings() {
        Binder present = settings;
        if (present == null) {
            StandardEnvironment environment = new StandardEnvironment();
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            present = Binder.get(environment);
            settings = present;
        }
        return present;
    }

    /** Returns what the written flags of a verb set, as {@code --key=value} arguments for the host. */
    static List<String> written(CommandSpec verb) {
        return verb.commandLine().getParseResult().matchedOptions().stream()
                .distinct()
                .filter(option -> option.userObject() instanceof Field field && field.isAnnotationPresent(Key.class))
                .flatMap(option -> {
                    String key = ((Field) option.userObject()).getAnnotation(Key.class).value();
                    List<String> values = option.stringValues();
                    return java.util.stream.IntStream.range(0, key.contains("[*]") ? values.size() : 1)
                            .mapToObj(i -> "--" + key.replace("[*]", "[" + i + "]") + "=" + values.get(key.contains("[*]") ? i : values.size() - 1));
                })
                .collect(Collectors.toList());
    }
}
