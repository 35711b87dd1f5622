package dev.augury.jinja.operate;

import dev.augury.jinja.text.PercentFormat;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's arithmetic operators on every type that has them; numbers alone are in {@link NumberArithmetic}. */
public final class Arithmetic {

    private Arithmetic() {}

    /** One of {@code + - * / // % **}. */
    public static @Nullable Object apply(String operator, @Nullable Object left, @Nullable Object right, Rendering rendering) {
        if (left != null && right != null && Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return NumberArithmetic.apply(operator, left, right, rendering);
        }
        boolean format = operator.equals("%") && Types.isString(left);
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined && !format) {
            throw undefined.error();
        }
        return switch (operator) {
            case "+" -> add(left, right, rendering);
            case "*" -> multiply(left, right, rendering);
            case "%" -> format ? format(left, right, rendering) : unsupported(operator, left, right);
            default -> unsupported(operator, left, right);
        };
    }

    /** Python's {@code +}. */
    public static @Nullable Object add(@Nullable Object left, @Nullable Object right, Rendering rendering) {
        if (left instanceof String a && right instanceof String b) {
            rendering.checkLength((long) a.length() + b.length());
            return a.concat(b);
        }
        if (left != null && right != null && Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return NumberArithmetic.apply("+", left, right, rendering);
        }
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (Types.isString(left) && Types.isString(right)) {
            String joined = Markup.escape(left, rendering).text() + Markup.escape(right, rendering).text();
            rendering.checkLength(joined.length());
            return new Markup(joined);
        }
        if (left instanceof List<?> a && right instanceof List<?> b && left instanceof PyTuple == right instanceof PyTuple) {
            rendering.checkLength((long) a.size() + b.size());
            rendering.steps(a.size() + b.size());
            List<@Nullable Object> joined = new ArrayList<>(a);
            joined.addAll(b);
            return left instanceof PyTuple ? PyTuple.copyOf(joined) : joined;
        }
        if (left instanceof String || left instanceof List) {
            String name = Types.name(left);
            throw PyError.type("can only concatenate " + name + " (not \"" + Types.name(right) + "\") to " + name);
        }
        return unsupported("+", left, right);
    }

    private static Object multiply(@Nullable Object left, @Nullable Object right, Rendering rendering) {
        boolean leftRepeats = Types.isString(left) || left instanceof List;
        Object sequence = leftRepeats ? left : right;
        Object times = leftRepeats ? right : left;
        if (sequence == null || !(Types.isString(sequence) || sequence instanceof List)) {
            return unsupported("*", left, right);
        }
        if (times == null || !Numbers.isIntegral(times)) {
            throw PyError.type("can't multiply sequence by non-int of type '" + Types.name(times) + "'");
        }
        long count = Math.max(Numbers.index(times), 0);
        if (sequence instanceof List<?> list) {
            checkRepeat(list.size(), count, rendering);
            rendering.steps(list.size() * count);
            List<@Nullable Object> repeated = new ArrayList<>();
            for (long i = 0; i < count && !list.isEmpty(); i++) {
                repeated.addAll(list);
            }
            return sequence instanceof PyTuple ? PyTuple.copyOf(repeated) : repeated;
        }
        String text = Strings.textOrNull(sequence);
        checkRepeat(text == null ? 0 : text.length(), count, rendering);
        String repeated = text == null || text.isEmpty() ? "" : text.repeat((int) count);
        return sequence instanceof Markup ? new Markup(repeated) : repeated;
    }

    private static void checkRepeat(long length, long count, Rendering rendering) {
        if (length > 0) {
            rendering.checkLength(count > Long.MAX_VALUE / length ? Long.MAX_VALUE : length * count);
        }
    }

    private static Object format(@Nullable Object left, @Nullable Object right, Rendering rendering) {
        String template = Objects.requireNonNull(Strings.textOrNull(left));
        return left instanceof Markup
                ? new Markup(PercentFormat.format(template, right, true, rendering))
                : PercentFormat.format(template, right, false, rendering);
    }

    private static Object unsupported(String operator, @Nullable Object left, @Nullable Object right) {
        String shown = operator.equals("**") ? "** or pow()" : operator;
        throw PyError.type("unsupported operand type(s) for " + shown + ": '" + Types.name(left) + "' and '" + Types.name(right) + "'");
    }

    /** Unary {@code +} or {@code -}. */
    public static Object sign(String operator, @Nullable Object operand) {
        if (operand instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (operand == null || !Numbers.isNumber(operand)) {
            throw PyError.type("bad operand type for unary " + operator + ": '" + Types.name(operand) + "'");
        }
        boolean negative = operator.equals("-");
        if (Numbers.isFloat(operand)) {
            double value = Numbers.asDouble(operand);
            return negative ? -value : value;
        }
        return Numbers.of(negative ? Numbers.asBig(operand).negate() : Numbers.asBig(operand));
    }
}
