package dev.augury.constraint.calls;

import dev.augury.calltext.JsonElements;
import dev.augury.calltext.JsonMembers;
import dev.augury.calltext.JsonString;
import dev.augury.constraint.calls.Shape.Kind;
import dev.augury.constraint.calls.Shape.Members;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a JSON Schema what is enforced: {@code type}, {@code enum}, {@code const}, {@code properties} and {@code required}, {@code items}, {@code anyOf} and
 * {@code oneOf}, and references within the schema. What it does not know allows anything, so that every answer that the schema allows in these respects can be
 * written, with one exception: beside named properties no others are.
 */
final class SchemaReader {

    private static final int DEPTH_MAX = 16;
    /** Most places of a schema that are looked at: references may unfold one that is small as written. */
    private static final int PLACES_MAX = 4096;
    private static final int LITERALS_MAX = 256;

    private final Map<String, String> root;
    private int places;

    private SchemaReader(Map<String, String> root) {
        this.root = root;
    }

    /** Returns the shape of a tool's arguments, always an object. */
    static Shape arguments(String schema) {
        Map<String, String> root = JsonMembers.of(schema).orElse(Map.of());
        Shape shape = new SchemaReader(root).shape(root, 0);
        return shape.has(Kind.OBJECT)
                ? new Shape(EnumSet.of(Kind.OBJECT), List.of(), shape.members(), null)
                : Shape.of(Kind.OBJECT);
    }

    private Shape shape(@Nullable String schema, int depth) {
        return schema == null ? Shape.ANY : JsonMembers.of(schema).map(members -> shape(members, depth)).orElse(Shape.ANY);
    }

    private Shape shape(Map<String, String> schema, int depth) {
        if (depth > DEPTH_MAX || ++places > PLACES_MAX) {
            return Shape.ANY;
        }
        String reference = schema.get("$ref");
        if (reference != null) {
            return shape(referred(reference), depth + 1);
        }
        List<String> literals = schema.containsKey("const") ? List.of(schema.get("const")) : elements(schema.get("enum"));
        if (!literals.isEmpty() && literals.size() <= LITERALS_MAX) {
            return new Shape(EnumSet.noneOf(Kind.class), literals, Members.ANY, null);
        }
        List<String> options = schema.containsKey("anyOf") ? elements(schema.get("anyOf")) : elements(schema.get("oneOf"));
        if (!options.isEmpty()) {
            Map<String, String> beside = new LinkedHashMap<>(schema);
            beside.keySet().removeAll(Set.of("anyOf", "oneOf"));
            return options.stream().map(option -> option(beside, option, depth + 1)).reduce(Shape::or).orElse(Shape.ANY);
        }
        Set<Kind> kinds = kinds(schema);
        Members members = kinds.contains(Kind.OBJECT) ? members(schema, depth) : Members.ANY;
        Shape items = kinds.contains(Kind.ARRAY) && schema.containsKey("items") ? shape(schema.get("items"), depth + 1) : null;
        return new Shape(kinds, List.of(), members, items);
    }

    /** One of several options, with what stands beside all of them. */
    private Shape option(Map<String, String> beside, String option, int depth) {
        Optional<Map<String, String>> members = JsonMembers.of(option);
        if (members.isPresent() && members.get().containsKey("$ref")) {
            String target = referred(members.get().get("$ref"));
            members = target == null ? Optional.empty() : JsonMembers.of(target);
        }
        return members.map(own -> shape(joined(beside, own), depth)).orElse(Shape.ANY);
    }

    /** An option adds properties and requirements; of all else it says what counts. */
    private static Map<String, String> joined(Map<String, String> beside, Map<String, String> option) {
        Map<String, String> joined = new LinkedHashMap<>(beside);
        joined.putAll(option);
        for (String key : List.of("properties", "required")) {
            if (beside.containsKey(key) && option.containsKey(key)) {
                joined.put(key, concatenated(beside.get(key).strip(), option.get(key).strip()));
            }
        }
        return joined;
    }

    /** Two objects or two arrays as one; of what is neither, the second. */
    private static String concatenated(String first, String second) {
        if (first.length() < 2 || second.length() < 2 || first.charAt(0) != second.charAt(0)) {
            return second;
        }
        String head = first.substring(0, first.length() - 1);
        String tail = second.substring(1);
        boolean empty = head.substring(1).isBlank() || tail.substring(0, tail.length() - 1).isBlank();
        return head + (empty ? "" : ",") + tail;
    }

    private @Nullable String referred(String reference) {
        String path = JsonString.unquote(reference);
        if (!path.startsWith("#/")) {
            return null;
        }
        Map<String, String> present = root;
        String found = null;
        for (String part : path.substring(2).split("/")) {
            found = present.get(part.replace("~1", "/").replace("~0", "~"));
            present = found == null ? Map.of() : JsonMembers.of(found).orElse(Map.of());
        }
        return found;
    }

    private Members members(Map<String, String> schema, int depth) {
        Map<String, Shape> named = new LinkedHashMap<>();
        JsonMembers.of(schema.getOrDefault("properties", "{}")).orElse(Map.of()).forEach((key, value) -> named.put(key, shape(value, depth + 1)));
        Set<String> required = new HashSet<>();
        for (String name : elements(schema.get("required"))) {
            if (name.startsWith("\"")) {
                required.add(name.substring(1, name.length() - 1));
            }
        }
        required.forEach(name -> named.putIfAbsent(name, Shape.ANY));
        if (named.size() > ObjectText.NAMED_MAX) {
            return Members.ANY;
        }
        String others = schema.getOrDefault("additionalProperties", "true");
        return new Members(named, required, others.startsWith("{") ? shape(others, depth + 1) : null, others.equals("false"));
    }

    private static Set<Kind> kinds(Map<String, String> schema) {
        String type = schema.get("type");
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : type == null ? List.<String>of() : type.startsWith("[") ? elements(type) : List.of(type)) {
            kind(name).ifPresent(kinds::add);
        }
        if (kinds.isEmpty()) {
            return schema.containsKey("properties") ? EnumSet.of(Kind.OBJECT) : schema.containsKey("items") ? EnumSet.of(Kind.ARRAY) : Shape.ANY.kinds();
        }
        return kinds;
    }

    private static Optional<Kind> kind(String name) {
        return switch (name) {
            case "\"string\"" -> Optional.of(Kind.STRING);
            case "\"number\"" -> Optional.of(Kind.NUMBER);
            case "\"integer\"" -> Optional.of(Kind.INTEGER);
            case "\"boolean\"" -> Optional.of(Kind.BOOLEAN);
            case "\"null\"" -> Optional.of(Kind.NULL);
            case "\"object\"" -> Optional.of(Kind.OBJECT);
            case "\"array\"" -> Optional.of(Kind.ARRAY);
            default -> Optional.empty();
        };
    }

    private static List<String> elements(@Nullable String array) {
        return array == null ? List.of() : JsonElements.of(array).orElse(List.of());
    }
}
