package dev.augury.executor.builtin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out expressions of decimal numbers by recursive descent. From the loosest to the tightest: {@code + -}; {@code * / %}; signs; {@code ^} or {@code **}
 * from right to left; {@code %} behind a value. A {@code %} is the remainder where a value follows it ({@code 7 % 3}) and a hundredth where none does
 * ({@code 20% * 50}). What the demo model's calculator computes is computed alike, to the letter.
 */
final class Calculator {

    private static final int LENGTH_MAX = 1000;
    private static final int DEPTH_MAX = 64;
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final String text;
    private int at;
    private int depth;

    private Calculator(String text) {
        this.text = text;
    }

    /** Returns the value as plain decimal text, at most 6 digits after the point. */
    static String evaluate(String expression) throws Refusal {
        if (expression.length() > LENGTH_MAX) {
            throw new Refusal("expression is too long");
        }
        String plain = expression.replace('×', '*').replace('·', '*').replace('÷', '/').replace('−', '-').replace("**", "^");
        Calculator calculator = new Calculator(plain);
        BigDecimal value = calculator.sum();
        if (calculator.peek() != 0) {
            throw calculator.notAnExpression();
        }
        return Exact.text(value);
    }

    private BigDecimal sum() throws Refusal {
        BigDecimal value = product();
        for (char c = peek(); c == '+' || c == '-'; c = peek()) {
            at++;
            BigDecimal right = product();
            value = c == '+' ? Exact.add(value, right) : Exact.subtract(value, right);
        }
        return value;
    }

    private BigDecimal product() throws Refusal {
        BigDecimal value = signed();
        for (char c = peek(); c == '*' || c == '/' || c == '%'; c = peek()) {
            at++;
            BigDecimal right = signed();
            value = switch (c) {
                case '*' -> Exact.multiply(value, right);
                case '/' -> Exact.divide(value, right);
                default -> Exact.modulo(value, right);
            };
        }
        return value;
    }

    private BigDecimal signed() throws Refusal {
        enter();
        char c = peek();
        BigDecimal value;
        if (c == '-' || c == '+') {
            at++;
            BigDecimal operand = signed();
            value = c == '-' ? operand.negate() : operand;
        } else {
            value = power();
        }
        depth--;
        return value;
    }

    private BigDecimal power() throws Refusal {
        BigDecimal base = hundredths();
        if (peek() != '^') {
            return base;
        }
        at++;
        return Exact.power(base, signed());
    }

    private BigDecimal hundredths() throws Refusal {
        BigDecimal value = primary();
        while (peek() == '%' && !valueFollows()) {
            at++;
            value = Exact.percent(value);
        }
        return value;
    }

    /** Returns whether a value begins behind the percent sign; a sign there is taken for an operator. */
    private boolean valueFollows() {
        for (int next = at + 1; next < text.length(); next++) {
            char c = text.charAt(next);
            if (!Character.isWhitespace(c)) {
                return c == '(' || c == '.' || c >= '0' && c <= '9' || Character.isLetter(c);
            }
        }
        return false;
    }

    private BigDecimal primary() throws Refusal {
        char c = peek();
        if (c == '(') {
            at++;
            BigDecimal value = sum();
            close();
            return value;
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            return number(number.group());
        }
        return named();
    }

    private BigDecimal number(String digits) throws Refusal {
        if (at < text.length() && (text.charAt(at) == '.' || Character.isLetter(text.charAt(at)))) {
            throw notAnExpression();
        }
        BigDecimal value = Exact.bounded(new BigDecimal(digits));
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private BigDecimal named() throws Refusal {
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw notAnExpression();
        }
        at = name.end();
        if (peek() != '(') {
            return Functions.constant(name.group());
        }
        at++;
        List<BigDecimal> arguments = new ArrayList<>();
        if (peek() != ')') {
            arguments.add(sum());
            while (peek() == ',') {
                at++;
                arguments.add(sum());
            }
        }
        close();
        return Functions.call(name.group(), arguments);
    }

    private void close() throws Refusal {
        if (peek() != ')') {
            throw notAnExpression();
        }
        at++;
    }

    private void enter() throws Refusal {
        if (++depth > DEPTH_MAX) {
            throw new Refusal("expression is too deep");
        }
    }

    /** Returns the next character that is no blank, or 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private Refusal notAnExpression() {
        return new Refusal("not an expression");
    }
}
