package dev.augury.jinja.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's equality, order and membership. */
public final class Comparison {

    private Comparison() {}

    public static boolean equal(@Nullable Object left, @Nullable Object right, Rendering rendering) {
        if (left == right) {
            return !(left instanceof Double d && d.isNaN());
        }
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof String a && right instanceof String b) {
            return a.equals(b);
        }
        String a = Strings.textOrNull(left);
        if (a != null) {
            return a.equals(Strings.textOrNull(right));
        }
        if (Numbers.isNumber(left)) {
            return Numbers.isNumber(right) && Numbers.equal(left, right);
        }
        if (left instanceof List<?> one && right instanceof List<?> two) {
            return left instanceof PyTuple == right instanceof PyTuple && one.size() == two.size() && equalItems(one, two, rendering);
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> two) {
            return one.size() == two.size() && equalEntries(one, two, rendering);
        }
        return left.equals(right);
    }

    private static boolean equalItems(List<?> left, List<?> right, Rendering rendering) {
        rendering.enter();
        rendering.steps(left.size());
        Iterator<?> others = right.iterator();
        boolean same = true;
        for (Object item : left) {
            if (!equal(item, others.next(), rendering)) {
                same = false;
                break;
            }
        }
        rendering.leave();
        return same;
    }

    private static boolean equalEntries(Map<?, ?> left, Map<?, ?> right, Rendering rendering) {
        rendering.enter();
        rendering.steps(left.size());
        boolean same = true;
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object other = DictKey.lookup(right, entry.getKey());
            if (other == PyObject.MISSING || !equal(entry.getValue(), other, rendering)) {
                same = false;
                break;
            }
        }
        rendering.leave();
        return same;
    }

    /** Whether {@code left operator right} holds, for the operators of order; TypeError where the two have no order. */
    public static boolean ordered(@Nullable Object left, String operator, @Nullable Object right, Rendering rendering) {
        if (left != null && right != null && Numbers.isNumber(left) && Numbers.isNumber(right) && Numbers.unordered(left, right)) {
            return false;
        }
        int order = compare(left, operator, right, rendering);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** Order of two values, as sorting needs it. */
    public static int compare(@Nullable Object left, @Nullable Object right, Rendering rendering) {
        return compare(left, "<", right, rendering);
    }

    private static int compare(@Nullable Object left, String operator, @Nullable Object right, Rendering rendering) {
        if (left != null && right != null) {
            if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
                return Numbers.compare(left, right);
            }
            String a = Strings.textOrNull(left);
            String b = Strings.textOrNull(right);
            if (a != null && b != null) {
                return Strings.compare(a, b);
            }
            if (left instanceof List<?> one && right instanceof List<?> two && left instanceof PyTuple == right instanceof PyTuple) {
                return compareItems(one, operator, two, rendering);
            }
        }
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
        throw PyError.type("'" + operator + "' not supported between instances of '" + Types.name(left) + "' and '" + Types.name(right) + "'");
    }

    private static int compareItems(List<?> left, String operator, List<?> right, Rendering rendering) {
        rendering.enter();
        int shared = Math.min(left.size(), right.size());
        rendering.steps(shared);
        int order = 0;
        for (int i = 0; i < shared && order == 0; i++) {
            if (!equal(left.get(i), right.get(i), rendering)) {
                order = compare(left.get(i), operator, right.get(i), rendering);
            }
        }
        rendering.leave();
        return order != 0 ? order : Integer.compare(left.size(), right.size());
    }

    /** Python's {@code in}. */
    public static boolean contains(@Nullable Object container, @Nullable Object item, Rendering rendering) {
        String text = Strings.textOrNull(container);
        if (text != null) {
            String part = Strings.textOrNull(item);
            if (part == null) {
                throw PyError.type("'in <string>' requires string as left operand, not " + Types.name(item));
            }
            return text.contains(part);
        }
        if (container instanceof Map<?, ?> map) {
            return DictKey.lookup(map, DictKey.of(item)) != PyObject.MISSING;
        }
        if (container instanceof PyRange range && item != null && Numbers.isLong(item)) {
            return range.contains(Numbers.asLong(item));
        }
        if (!Iteration.iterable(container)) {
            throw PyError.type("argument of type '" + Types.name(container) + "' is not iterable");
        }
        Iterator<@Nullable Object> items = Iteration.of(container, rendering);
        while (items.hasNext()) {
            rendering.step();
            if (equal(items.next(), item, rendering)) {
                return true;
            }
        }
        return false;
    }
}
