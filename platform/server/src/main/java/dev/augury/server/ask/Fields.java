package dev.augury.server.ask;

import dev.augury.server.error.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the members of one JSON object by name and remembers which, so that none is ignored. A member that is null counts as absent. */
final class Fields {

    private final JsonNode object;
    private final String path;
    private final Set<String> read = new HashSet<>();
    private final Set<String> refusable = new HashSet<>();

    /**
     * Opens an object.
     *
     * @param object the value that should be an object
     * @param path where it stands, empty for the body itself
     */
    Fields(JsonNode object, String path) {
        if (!object.isObject()) {
            throw ApiException.invalid(path.isEmpty() ? null : path, (path.isEmpty() ? "The body" : path) + " is " + kind(object) + "; give a JSON object.");
        }
        this.object = object;
        this.path = path;
    }

    /** Returns the full name of a member. */
    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Returns a member of any form, or null. */
    @Nullable JsonNode any(String name) {
        read.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** Returns a member that will be refused for most values, or null; it is not listed among the known ones. */
    @Nullable JsonNode refusable(String name) {
        refusable.add(name);
        return any(name);
    }

    /** Returns a member of any form that must be there. */
    JsonNode required(String name) {
        JsonNode node = any(name);
        if (node == null) {
            throw ApiException.invalid(at(name), at(name) + " is missing; it is required.", "missing_required_parameter");
        }
        return node;
    }

    /** Returns a text, or null. */
    @Nullable String text(String name) {
        JsonNode node = any(name);
        if (node != null && !node.isString()) {
            throw wrong(name, node, "a string");
        }
        return node == null ? null : node.stringValue();
    }

    /** Returns a text that must be there. */
    String requiredText(String name) {
        required(name);
        return Objects.requireNonNull(text(name));
    }

    /** Returns a flag, or the default. */
    boolean flag(String name, boolean otherwise) {
        JsonNode node = any(name);
        if (node != null && !node.isBoolean()) {
            throw wrong(name, node, "true or false");
        }
        return node == null ? otherwise : node.booleanValue();
    }

    /** Returns a whole number between two bounds, or null. */
    @Nullable Long whole(String name, long min, long max) {
        JsonNode node = any(name);
        return node == null ? null : whole(at(name), node, min, max);
    }

    /** Returns a whole number between two bounds, or the default. */
    int integer(String name, int min, int max, int otherwise) {
        Long value = whole(name, min, max);
        return value == null ? otherwise : value.intValue();
    }

    /** Returns a number between two bounds, or the default. */
    float number(String name, double min, double max, double otherwise) {
        JsonNode node = any(name);
        return node == null ? (float) otherwise : number(at(name), node, min, max);
    }

    /** Returns the elements of an array, or null. */
    @Nullable List<JsonNode> array(String name, int most) {
        JsonNode node = any(name);
        return node == null ? null : array(at(name), node, most);
    }

    /** Refuses members that nobody read. */
    void end() {
        List<String> unknown = new ArrayList<>();
        object.propertyNames().forEach(name -> {
            if (!read.contains(name)) {
                unknown.add(at(name));
            }
        });
        if (!unknown.isEmpty()) {
            List<String> known = read.stream().filter(name -> !refusable.contains(name)).sorted().toList();
            throw ApiException.invalid(
                    unknown.getFirst(),
                    "Unknown parameter: " + String.join(", ", unknown) + ". Known here: " + String.join(", ", known) + ".",
                    "unknown_parameter");
        }
    }

    static long whole(String where, JsonNode node, long min, long max) {
        boolean whole = node.isIntegralNumber() || node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
        if (!whole) {
            throw ApiException.invalid(where, where + " is " + kind(node) + "; give a whole number between " + min + " and " + max + ".", "invalid_type");
        }
        if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            throw outside(where, node, "a whole number", min, max);
        }
        return node.longValue();
    }

    static float number(String where, JsonNode node, double min, double max) {
        if (!node.isNumber()) {
            throw ApiException.invalid(where, where + " is " + kind(node) + "; give a number between " + min + " and " + max + ".", "invalid_type");
        }
        double value = node.doubleValue();
        if (!(value >= min && value <= max)) {
            throw outside(where, node, "a number", min, max);
        }
        return (float) value;
    }

    static List<JsonNode> array(String where, JsonNode node, int most) {
        if (!node.isArray()) {
            throw ApiException.invalid(where, where + " is " + kind(node) + "; give an array.", "invalid_type");
        }
        if (node.size() > most) {
            throw ApiException.invalid(where, where + " has " + node.size() + " elements; give at most " + most + ".", "array_above_max_length");
        }
        return List.copyOf(node.values());
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING, BINARY, POJO -> "no JSON value";
        };
    }

    private ApiException wrong(String name, JsonNode node, String wanted) {
        return ApiException.invalid(at(name), at(name) + " is " + kind(node) + "; give " + wanted + ".", "invalid_type");
    }

    private static ApiException outside(String where, JsonNode node, String what, Number min, Number max) {
        String text = node.asString();
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return ApiException.invalid(where, where + " is " + shown + "; give " + what + " between " + min + " and " + max + ".", "invalid_value");
    }
}
