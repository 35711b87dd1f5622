package dev.augury.jinja.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Python type, truth and length of a value. */
public final class Types {

    private Types() {}

    /** The name of the Python type; TypeError for a Java value that a context must not hold. */
    public static String name(@Nullable Object value) {
        return switch (value) {
            case null -> "NoneType";
            case String _ -> "str";
            case Boolean _ -> "bool";
            case PyTuple _ -> "tuple";
            case List<?> _ -> "list";
            case Map<?, ?> _ -> "dict";
            case Markup _ -> "Markup";
            case PyObject object -> object.typeName();
            default -> {
                if (Numbers.isInt(value)) {
                    yield "int";
                }
                if (Numbers.isFloat(value)) {
                    yield "float";
                }
                throw PyError.type("a value of Java's " + value.getClass().getName()
                        + " cannot be used in a template; pass Map, List, String, Number, Boolean or null");
            }
        };
    }

    /** The type as the message of an undefined attribute shows it. */
    public static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case PyObject object -> object.shownType();
            case Markup _ -> "markupsafe.Markup object";
            default -> name(value) + " object";
        };
    }

    public static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean b -> b;
            case String s -> !s.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Markup markup -> !markup.text().isEmpty();
            case Number number -> !Numbers.isZero(number);
            case PyObject object -> object.truth();
            default -> throw PyError.type("object of type '" + name(value) + "' has no truth value");
        };
    }

    /** Python's {@code len}. */
    public static long length(@Nullable Object value, Rendering rendering) {
        long length = lengthOrMinus(value, rendering);
        if (length < 0) {
            throw PyError.type("object of type '" + name(value) + "' has no len()");
        }
        return length;
    }

    /** The length, or -1 where the value has none. */
    public static long lengthOrMinus(@Nullable Object value, Rendering rendering) {
        return switch (value) {
            case null -> -1;
            case String s -> Strings.length(s);
            case Markup markup -> Strings.length(markup.text());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case PyObject object -> object.length(rendering);
            default -> -1;
        };
    }

    public static boolean isString(@Nullable Object value) {
        return value instanceof String || value instanceof Markup;
    }
}
