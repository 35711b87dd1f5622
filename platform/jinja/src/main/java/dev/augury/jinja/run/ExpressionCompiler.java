package dev.augury.jinja.run;

import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.builtin.Filter;
import dev.augury.jinja.builtin.Filters;
import dev.augury.jinja.builtin.Test;
import dev.augury.jinja.builtin.Tests;
import dev.augury.jinja.operate.Arithmetic;
import dev.augury.jinja.operate.Members;
import dev.augury.jinja.operate.SliceBounds;
import dev.augury.jinja.syntax.CallArgs;
import dev.augury.jinja.syntax.Expr;
import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Comparison;
import dev.augury.jinja.value.DictKey;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.PyCallable;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles expressions. */
final class ExpressionCompiler {

    private static final Undefined NO_ELSE = Undefined.hint("the inline if-expression evaluated to false and no else section was defined.");

    private ExpressionCompiler() {}

    static Code compile(Expr expression, Place place) {
        return switch (expression) {
            case Expr.Const(Object value) -> _ -> value;
            case Expr.Name(String name, int _) -> Variables.read(place.scope(), name);
            case Expr.NamespaceRef(String name, String _, int line) ->
                throw new JinjaSyntaxException("an attribute of '" + name + "' can only be a target here", line);
            case Expr.Tuple(List<Expr> items) -> tuple(all(items, place));
            case Expr.ListLiteral(List<Expr> items) -> list(all(items, place));
            case Expr.Dict(List<Map.Entry<Expr, Expr>> entries) -> dict(entries, place);
            case Expr.Unary(String operator, Expr operand, int line) -> sign(operator, compile(operand, place)).at(line, "operator " + operator);
            case Expr.Binary binary -> binary(binary, place);
            case Expr.Concat(List<Expr> parts, int line) -> concat(all(parts, place), place.escapes()).at(line, "operator ~");
            case Expr.Compare compare -> compare(compare, place);
            case Expr.And(Expr left, Expr right) -> and(compile(left, place), compile(right, place));
            case Expr.Or(Expr left, Expr right) -> or(compile(left, place), compile(right, place));
            case Expr.Not(Expr operand) -> not(compile(operand, place));
            case Expr.Conditional conditional -> conditional(conditional, place.branch());
            case Expr.Attribute(Expr owner, String name, int line) -> attribute(compile(owner, place), name).at(line, "attribute '" + name + "'");
            case Expr.Item(Expr owner, Expr index, int line) -> item(owner, index, place).at(line, "subscript");
            case Expr.Slice slice -> bounds(slice, place);
            case Expr.Call call -> call(call, place, null);
            case Expr.Filter filter -> filter(filter, place);
            case Expr.Test test -> test(test, place);
        };
    }

    private static Code tuple(Code[] items) {
        return frame -> PyTuple.of(values(items, frame));
    }

    private static Code list(Code[] items) {
        return frame -> {
            List<@Nullable Object> list = new ArrayList<>(items.length);
            for (Code item : items) {
                list.add(item.eval(frame));
            }
            return list;
        };
    }

    private static Code sign(String operator, Code operand) {
        return frame -> Arithmetic.sign(operator, operand.eval(frame));
    }

    private static Code and(Code left, Code right) {
        return frame -> {
            Object value = left.eval(frame);
            return Types.truth(value) ? right.eval(frame) : value;
        };
    }

    private static Code or(Code left, Code right) {
        return frame -> {
            Object value = left.eval(frame);
            return Types.truth(value) ? value : right.eval(frame);
        };
    }

    private static Code not(Code operand) {
        return frame -> !Types.truth(operand.eval(frame));
    }

    private static Code attribute(Code owner, String name) {
        return frame -> Members.attribute(owner.eval(frame), name, frame.rendering);
    }

    private static Code item(Expr owner, Expr index, Place place) {
        Code value = compile(owner, place);
        Code at = compile(index, place);
        return index instanceof Expr.Slice
                ? frame -> slice(value.eval(frame), at.eval(frame), frame.rendering)
                : frame -> Members.item(value.eval(frame), at.eval(frame), frame.rendering);
    }

    private static Code bounds(Expr.Slice slice, Place place) {
        Code from = optional(slice.start(), place);
        Code to = optional(slice.stop(), place);
        Code by = optional(slice.step(), place);
        return frame -> new SliceBounds(from.eval(frame), to.eval(frame), by.eval(frame));
    }

    private static Code filter(Expr.Filter filter, Place place) {
        Expr operand = filter.operand();
        if (operand == null) {
            throw new JinjaSyntaxException("the filter '" + filter.name() + "' has nothing to filter", filter.line());
        }
        return filter(filter, compile(operand, place), place);
    }

    private static Object slice(@Nullable Object value, @Nullable Object bounds, Rendering rendering) {
        return ((SliceBounds) Objects.requireNonNull(bounds)).of(value, rendering);
    }

    private static Code optional(@Nullable Expr expression, Place place) {
        return expression == null ? _ -> null : compile(expression, place);
    }

    private static Code[] all(List<Expr> expressions, Place place) {
        return expressions.stream().map(expression -> compile(expression, place)).toArray(Code[]::new);
    }

    private static @Nullable Object[] values(Code[] codes, Frame frame) {
        @Nullable Object[] values = new @Nullable Object[codes.length];
        for (int i = 0; i < codes.length; i++) {
            values[i] = codes[i].eval(frame);
        }
        return values;
    }

    private static Code dict(List<Map.Entry<Expr, Expr>> entries, Place place) {
        Code[] keys = all(entries.stream().map(Map.Entry::getKey).toList(), place);
        Code[] items = all(entries.stream().map(Map.Entry::getValue).toList(), place);
        return frame -> {
            Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
            for (int i = 0; i < keys.length; i++) {
                dict.put(DictKey.of(keys[i].eval(frame)), items[i].eval(frame));
            }
            return dict;
        };
    }

    private static Code binary(Expr.Binary binary, Place place) {
        Code left = compile(binary.left(), place);
        Code right = compile(binary.right(), place);
        String operator = binary.operator();
        Code code = operator.equals("+")
                ? frame -> Arithmetic.add(left.eval(frame), right.eval(frame), frame.rendering)
                : frame -> Arithmetic.apply(operator, left.eval(frame), right.eval(frame), frame.rendering);
        return code.at(binary.line(), "operator " + operator);
    }

    /** Printed parts joined; only with autoescape on does it escape. */
    private static Code concat(Code[] parts, boolean escapes) {
        return frame -> {
            @Nullable Object[] values = values(parts, frame);
            StringBuilder out = new StringBuilder();
            boolean escape = false;
            for (int i = 0; escapes && frame.rendering.autoescape() && i < values.length; i++) {
                escape |= values[i] instanceof Markup;
            }
            for (Object value : values) {
                out.append(escape ? Markup.escape(value, frame.rendering).text() : Repr.text(value, frame.rendering));
                frame.rendering.checkLength(out.length());
            }
            return escape ? new Markup(out.toString()) : out.toString();
        };
    }

    private static Code compare(Expr.Compare compare, Place place) {
        Code first = compile(compare.first(), place);
        Code[] rest = all(compare.rest().stream().map(Expr.Comparator::right).toList(), place);
        String[] operators = compare.rest().stream().map(Expr.Comparator::operator).toArray(String[]::new);
        Code code = rest.length == 1
                ? frame -> holds(first.eval(frame), operators[0], rest[0].eval(frame), frame.rendering)
                : frame -> {
                    Object left = first.eval(frame);
                    for (int i = 0; i < rest.length; i++) {
                        Object right = rest[i].eval(frame);
                        if (!holds(left, operators[i], right, frame.rendering)) {
                            return false;
                        }
                        left = right;
                    }
                    return true;
                };
        return code.at(compare.line(), "comparison " + operators[0]);
    }

    private static boolean holds(@Nullable Object left, String operator, @Nullable Object right, Rendering rendering) {
        return switch (operator) {
            case "==" -> Comparison.equal(left, right, rendering);
            case "!=" -> !Comparison.equal(left, right, rendering);
            case "in" -> Comparison.contains(right, left, rendering);
            case "not in" -> !Comparison.contains(right, left, rendering);
            default -> Comparison.ordered(left, operator, right, rendering);
        };
    }

    private static Code conditional(Expr.Conditional conditional, Place place) {
        Code test = compile(conditional.test(), place);
        Code then = compile(conditional.then(), place);
        Expr other = conditional.otherwise();
        Code otherwise = other == null ? _ -> NO_ELSE : compile(other, place);
        return frame -> Types.truth(test.eval(frame)) ? then.eval(frame) : otherwise.eval(frame);
    }

    /** Compiled arguments. */
    @FunctionalInterface
    interface ArgsCode {
        Args eval(Frame frame);
    }

    private static ArgsCode args(CallArgs args, Place place, int line) {
        if (args.equals(CallArgs.NONE)) {
            return _ -> Args.NONE;
        }
        Code[] positional = all(args.positional(), place);
        String[] names = args.named().stream().map(Map.Entry::getKey).toArray(String[]::new);
        if (List.of(names).stream().distinct().count() < names.length) {
            throw new JinjaSyntaxException("a keyword argument is repeated", line);
        }
        Code[] named = all(args.named().stream().map(Map.Entry::getValue).toList(), place);
        Expr star = args.star();
        Expr doubleStar = args.doubleStar();
        if (star == null && doubleStar == null) {
            return frame -> new Args(Arrays.asList(values(positional, frame)), named(names, named, frame));
        }
        Code more = star == null ? _ -> List.of() : compile(star, place);
        Code moreNamed = doubleStar == null ? _ -> Map.of() : compile(doubleStar, place);
        return frame -> ArgumentSpread.spread(values(positional, frame), more.eval(frame), named(names, named, frame), moreNamed.eval(frame), frame.rendering);
    }

    private static Map<String, @Nullable Object> named(String[] names, Code[] codes, Frame frame) {
        if (names.length == 0) {
            return Map.of();
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            named.put(names[i], codes[i].eval(frame));
        }
        return named;
    }

    /** A call; a call block passes its body as {@code caller}. */
    static Code call(Expr.Call call, Place place, @Nullable Code caller) {
        Code callee = compile(call.callee(), place);
        ArgsCode args = args(call.args(), place, call.line());
        Code code = frame -> {
            Object function = callee.eval(frame);
            Args given = args.eval(frame);
            if (caller != null) {
                given = ArgumentSpread.with(given, "caller", caller.eval(frame));
            }
            if (!(function instanceof PyCallable callable)) {
                throw PyError.type("'" + Types.name(function) + "' object is not callable");
            }
            frame.rendering.step();
            frame.rendering.enter();
            Object result = callable.call(frame.rendering, given);
            frame.rendering.leave();
            return result;
        };
        return code.at(call.line(), "call of " + shown(call.callee()));
    }

    private static String shown(Expr callee) {
        return callee instanceof Expr.Name name ? "'" + name.name() + "'"
                : callee instanceof Expr.Attribute attribute ? "'." + attribute.name() + "'" : "a value";
    }

    static Code filter(Expr.Filter filter, Code operand, Place place) {
        Filter body = Filters.get(filter.name());
        if (body == null && !place.soft()) {
            throw new JinjaSyntaxException("No filter named '" + filter.name() + "'. Known filters: " + Filters.names(), filter.line());
        }
        ArgsCode args = args(filter.args(), place, filter.line());
        Code code = frame -> {
            if (body == null) {
                throw PyError.runtime("No filter named '" + filter.name() + "' found. Known filters: " + Filters.names());
            }
            Object value = operand.eval(frame);
            frame.rendering.step();
            return body.apply(frame.rendering, value, args.eval(frame));
        };
        return code.at(filter.line(), "filter '" + filter.name() + "'");
    }

    private static Code test(Expr.Test test, Place place) {
        Test body = Tests.get(test.name());
        if (body == null && !place.soft()) {
            throw new JinjaSyntaxException("No test named '" + test.name() + "'. Known tests: " + Tests.names(), test.line());
        }
        Code operand = compile(test.operand(), place);
        ArgsCode args = args(test.args(), place, test.line());
        Code code = frame -> {
            if (body == null) {
                throw PyError.runtime("No test named '" + test.name() + "' found. Known tests: " + Tests.names());
            }
            Object value = operand.eval(frame);
            return body.test(frame.rendering, value, args.eval(frame));
        };
        return code.at(test.line(), "test '" + test.name() + "'");
    }
}
