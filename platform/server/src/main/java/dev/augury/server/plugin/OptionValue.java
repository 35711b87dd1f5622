package dev.augury.server.plugin;

import dev.augury.spi.Option;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;

/** Reads one option's text into the type of its component. */
final class OptionValue {

    /** Times are counted in nanoseconds. */
    private static final Duration DURATION_MAX = Duration.ofNanos(Long.MAX_VALUE);

    private OptionValue() {}

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException with a sentence on what is wrong and what is allowed
     */
    static Object read(RecordComponent component, Option option, String text) {
        Class<?> type = component.getType();
        String value = text.strip();
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class) {
            return bool(value);
        }
        if (type == int.class) {
            return (int) whole(value, option, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return whole(value, option, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class) {
            return real(value, option);
        }
        if (type == Duration.class) {
            return duration(value, option);
        }
        if (type == Path.class) {
            return path(value);
        }
        if (type.isEnum()) {
            return constant(type, value);
        }
        if (type == List.class && component.getGenericType() instanceof ParameterizedType list && list.getActualTypeArguments()[0] == String.class) {
            return value.isEmpty() ? List.of() : Arrays.stream(value.split(",")).map(String::strip).toList();
        }
        throw new IllegalArgumentException("its type " + component.getGenericType().getTypeName() + " is not one that options can have");
    }

    private static boolean bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + value + "' is neither true nor false");
        };
    }

    private static long whole(String value, Option option, long min, long max) {
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is not a whole number", e);
        }
        if (number < min || number > max) {
            throw new IllegalArgumentException(value + " is outside " + min + " to " + max);
        }
        range(number, value, option);
        return number;
    }

    private static double real(String value, Option option) {
        try {
            double number = Double.parseDouble(value);
            range(number, value, option);
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is not a number", e);
        }
    }

    private static Duration duration(String value, Option option) {
        Duration duration;
        try {
            duration = DurationStyle.detectAndParse(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + value + "' is not a duration; write it as in 200ms, 5s or 2m", e);
        }
        if (duration.abs().compareTo(DURATION_MAX) > 0) {
            throw new IllegalArgumentException("'" + value + "' is longer than " + DURATION_MAX.toDays() + " days");
        }
        range(duration.toNanos() / 1e9, value, option);
        return duration;
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + value + "' is not a path: " + e.getReason(), e);
        }
    }

    private static Object constant(Class<?> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equals(value.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + value + "' is not one of: "
                        + Arrays.stream(type.getEnumConstants()).map(OptionValue::written).collect(Collectors.joining(", "))));
    }

    private static String written(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void range(double number, String value, Option option) {
        if (!(number >= option.min() && number <= option.max())) {
            throw new IllegalArgumentException(value + " is outside " + bound(option.min()) + " to " + bound(option.max())
                    + (option.unit().isEmpty() ? "" : " " + option.unit()));
        }
    }

    private static String bound(double number) {
        if (Double.isInfinite(number)) {
            return "any";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : Double.toString(number);
    }
}
