package dev.augury.testing.kit;

import dev.augury.spi.Option;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binds options records as the host does: every component from its {@link Option#defaultValue()} unless a value is given under its hyphenated key. */
public final class OptionRecords {

    private static final Pattern DURATION = Pattern.compile("(\\d+)(ns|us|ms|s|m|h|d)");

    private OptionRecords() {}

    /** Returns the record with every option at its default. */
    public static <O extends Record> O defaults(Class<O> type) {
        return bind(type, Map.of());
    }

    /**
     * Returns the record with these values; keys are written as an operator writes them, {@code max-tokens} for a component {@code maxTokens}.
     *
     * @throws IllegalArgumentException naming every problem found
     */
    public static <O extends Record> O bind(Class<O> type, Map<String, String> values) {
        List<String> problems = new ArrayList<>();
        Map<String, String> unknown = new LinkedHashMap<>(values);
        RecordComponent[] components = type.getRecordComponents();
        Object[] bound = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String key = key(component.getName());
            Option option = component.getAnnotation(Option.class);
            if (option == null) {
                problems.add(key + " carries no @Option");
                continue;
            }
            String given = unknown.remove(key);
            try {
                bound[i] = checked(parse(component.getGenericType(), given == null ? option.defaultValue() : given), option);
            } catch (IllegalArgumentException e) {
                problems.add(key + (given == null ? " (default)" : "") + ": " + e.getMessage());
            }
        }
        for (String key : unknown.keySet()) {
            problems.add(key + " is unknown; known are " + Arrays.stream(components).map(c -> key(c.getName())).toList());
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Options of " + type.getSimpleName() + ": " + String.join("; ", problems));
        }
        return construct(type, components, bound);
    }

    /** Returns the key of a component: {@code maxTokens} becomes {@code max-tokens}. */
    public static String key(String component) {
        return component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static <O extends Record> O construct(Class<O> type, RecordComponent[] components, Object[] values) {
        try {
            return type.getConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)).newInstance(values);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalArgumentException("Options of " + type.getName() + " cannot be made; make the record and what encloses it public", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Options of " + type.getSimpleName() + " cannot be made: "
                    + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        }
    }

    private static Object parse(Type type, String text) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class && list.getActualTypeArguments()[0] == String.class) {
            return text.isBlank() ? List.of() : Arrays.stream(text.split(",")).map(String::strip).toList();
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException(type + " is not a type the host binds");
        }
        return plain.isEnum() ? constant(plain, text) : scalar(plain, text);
    }

    private static Object scalar(Class<?> type, String text) {
        return switch (type.getName()) {
            case "boolean" -> switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
            };
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "java.lang.String" -> text;
            case "java.time.Duration" -> duration(text);
            case "java.nio.file.Path" -> Path.of(text);
            default -> throw new IllegalArgumentException(type.getName() + " is not a type the host binds");
        };
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().replace('_', '-').equalsIgnoreCase(text.replace('_', '-'))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is unknown; known are " + Arrays.toString(type.getEnumConstants()));
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("'" + text + "' is no duration; write 200ms, 5s or PT5S", e);
            }
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ns" -> Duration.ofNanos(amount);
            case "us" -> Duration.ofNanos(Math.multiplyExact(amount, 1000));
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Object checked(Object value, Option option) {
        double number = switch (value) {
            case Number plain -> plain.doubleValue();
            case Duration duration -> duration.toNanos() / 1e9;
            default -> Double.NaN;
        };
        if (number < option.min() || number > option.max()) {
            throw new IllegalArgumentException(value + " is outside " + option.min() + " to " + option.max());
        }
        return value;
    }
}
