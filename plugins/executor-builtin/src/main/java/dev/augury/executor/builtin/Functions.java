package dev.augury.executor.builtin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The functions and constants of the calculator. */
final class Functions {

    private static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288420");
    private static final BigDecimal E = new BigDecimal("2.71828182845904523536028747135266249776");
    private static final String KNOWN = "sqrt, abs, round, floor, ceil, min, max, pow, pi, e";

    private Functions() {}

    static BigDecimal constant(String name) throws Refusal {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pi" -> PI;
            case "e" -> E;
            default -> throw unknown(name);
        };
    }

    static BigDecimal call(String name, List<BigDecimal> arguments) throws Refusal {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "sqrt" -> Exact.sqrt(one(name, arguments));
            case "abs" -> one(name, arguments).abs();
            case "floor" -> Exact.round(one(name, arguments), BigDecimal.ZERO, RoundingMode.FLOOR);
            case "ceil" -> Exact.round(one(name, arguments), BigDecimal.ZERO, RoundingMode.CEILING);
            case "round" -> round(name, arguments);
            case "min" -> some(name, arguments).stream().reduce(BigDecimal::min).orElseThrow();
            case "max" -> some(name, arguments).stream().reduce(BigDecimal::max).orElseThrow();
            case "pow" -> arguments.size() == 2 ? Exact.power(arguments.get(0), arguments.get(1)) : wrongCount(name, "two arguments");
            default -> throw unknown(name);
        };
    }

    private static BigDecimal round(String name, List<BigDecimal> arguments) throws Refusal {
        return switch (arguments.size()) {
            case 1 -> Exact.round(arguments.get(0), BigDecimal.ZERO, RoundingMode.HALF_UP);
            case 2 -> Exact.round(arguments.get(0), arguments.get(1), RoundingMode.HALF_UP);
            default -> wrongCount(name, "one or two arguments");
        };
    }

    private static BigDecimal one(String name, List<BigDecimal> arguments) throws Refusal {
        return arguments.size() == 1 ? arguments.getFirst() : wrongCount(name, "one argument");
    }

    private static List<BigDecimal> some(String name, List<BigDecimal> arguments) throws Refusal {
        return arguments.isEmpty() ? List.of(wrongCount(name, "at least one argument")) : arguments;
    }

    private static BigDecimal wrongCount(String name, String wanted) throws Refusal {
        throw new Refusal(name + " takes " + wanted);
    }

    private static Refusal unknown(String name) {
        return new Refusal("not an expression: " + (name.length() > 32 ? name.substring(0, 32) : name) + " is unknown, known are " + KNOWN);
    }
}
