package dev.augury.jinja.builtin;

import dev.augury.jinja.operate.Arithmetic;
import dev.augury.jinja.operate.StringCase;
import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Comparison;
import dev.augury.jinja.value.DictKey;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyCallable;
import dev.augury.jinja.value.PyRange;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All tests by name. */
public final class Tests {

    private static final Map<String, Test> ALL = new Table().all();

    private Tests() {}

    /** The test of that name, or null. */
    public static @Nullable Test get(String name) {
        return ALL.get(name);
    }

    /** The names, sorted, for errors. */
    public static String names() {
        return String.join(", ", new TreeSet<>(ALL.keySet()));
    }

    /** Fills the table. */
    private static final class Table {

        /** A test against one other value. */
        @FunctionalInterface
        private interface Pair {
            boolean test(@Nullable Object value, @Nullable Object other, Rendering rendering);
        }

        private final Map<String, Test> tests = new HashMap<>();

        Map<String, Test> all() {
            types();
            texts();
            comparisons();
            numbers();
            simple("filter", value -> DictKey.of(value) instanceof String name && Filters.get(name) != null);
            simple("test", value -> DictKey.of(value) instanceof String name && get(name) != null);
            return Map.copyOf(tests);
        }

        private void simple(String name, Predicate<@Nullable Object> test) {
            Signature none = Signature.of("test_" + name);
            tests.put(name, (_, value, args) -> {
                none.bind(args);
                return test.test(value);
            });
        }

        private void pair(Pair test, String... names) {
            Signature one = Signature.of("test_" + names[0], "other");
            Test bound = (rendering, value, args) -> test.test(value, one.bind(args)[0], rendering);
            for (String name : names) {
                tests.put(name, bound);
            }
        }

        private void types() {
            simple("defined", value -> !(value instanceof Undefined));
            simple("undefined", Undefined.class::isInstance);
            simple("none", value -> value == null);
            simple("boolean", Boolean.class::isInstance);
            simple("true", Boolean.TRUE::equals);
            simple("false", Boolean.FALSE::equals);
            simple("integer", Numbers::isInt);
            simple("float", Numbers::isFloat);
            simple("number", Numbers::isNumber);
            simple("string", Types::isString);
            simple("mapping", Map.class::isInstance);
            simple("iterable", Iteration::iterable);
            simple("sequence", value -> Types.isString(value) || value instanceof List || value instanceof Map
                    || value instanceof PyRange || value instanceof Undefined);
            simple("callable", PyCallable.class::isInstance);
            simple("escaped", Markup.class::isInstance);
        }

        private void texts() {
            text("lower", StringCase::isLower);
            text("upper", StringCase::isUpper);
        }

        private void text(String name, Predicate<String> test) {
            Signature none = Signature.of("test_" + name);
            tests.put(name, (Rendering rendering, @Nullable Object value, Args args) -> {
                none.bind(args);
                return test.test(Repr.text(value, rendering));
            });
        }

        private void comparisons() {
            pair(Comparison::equal, "eq", "==", "equalto");
            pair((value, other, rendering) -> !Comparison.equal(value, other, rendering), "ne", "!=");
            pair((value, other, rendering) -> Comparison.ordered(value, ">", other, rendering), "gt", ">", "greaterthan");
            pair((value, other, rendering) -> Comparison.ordered(value, ">=", other, rendering), "ge", ">=");
            pair((value, other, rendering) -> Comparison.ordered(value, "<", other, rendering), "lt", "<", "lessthan");
            pair((value, other, rendering) -> Comparison.ordered(value, "<=", other, rendering), "le", "<=");
            pair((value, other, rendering) -> Comparison.contains(other, value, rendering), "in");
            pair((value, other, _) -> same(value, other), "sameas");
        }

        /** Identity; small values that Python keeps once are the same if they are equal and of one type. */
        private static boolean same(@Nullable Object value, @Nullable Object other) {
            if (value == other) {
                return true;
            }
            boolean small = value instanceof Boolean || value instanceof String || Numbers.isInt(value);
            return small && other != null && Types.name(value).equals(Types.name(other)) && String.valueOf(value).equals(String.valueOf(other));
        }

        private void numbers() {
            Signature none = Signature.of("test");
            tests.put("odd", (rendering, value, args) -> {
                none.bind(args);
                return Comparison.equal(Arithmetic.apply("%", value, 2L, rendering), 1L, rendering);
            });
            tests.put("even", (rendering, value, args) -> {
                none.bind(args);
                return Comparison.equal(Arithmetic.apply("%", value, 2L, rendering), 0L, rendering);
            });
            pair((value, other, rendering) -> Comparison.equal(Arithmetic.apply("%", value, other, rendering), 0L, rendering), "divisibleby");
        }
    }
}
