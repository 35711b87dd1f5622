package dev.augury.demo.tools;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Works out expressions of decimal numbers with + - * /, parentheses and signs, exactly: sums and products keep the decimals of their operands
 * ({@code 3 * 4.50} is {@code 13.50}, money stays money), quotients are rounded half up to 6 digits after the point and lose trailing zeros.
 */
public final class Calculator {

    private static final int LENGTH_MAX = 200;
    private static final int DEPTH_MAX = 32;
    private static final int DECIMALS = 6;

    private final String text;
    private int at;
    private int depth;

    private Calculator(String text) {
        this.text = text;
    }

    /**
     * Works out an expression of at most 200 characters.
     *
     * @return the value as plain decimal text, at most 6 digits after the point
     * @throws ToolException where it is no expression, or divides by zero
     */
    public static String evaluate(String expression) throws ToolException {
        if (expression.length() > LENGTH_MAX) {
            throw new ToolException("expression is too long");
        }
        Calculator calculator = new Calculator(expression.replace('×', '*').replace('÷', '/').replace('−', '-'));
        BigDecimal value = calculator.sum();
        if (calculator.peek() != 0) {
            throw notAnExpression();
        }
        return (value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros() : value).toPlainString();
    }

    private BigDecimal sum() throws ToolException {
        BigDecimal value = product();
        for (char c = peek(); c == '+' || c == '-'; c = peek()) {
            at++;
            BigDecimal right = product();
            value = c == '+' ? value.add(right) : value.subtract(right);
        }
        return value;
    }

    private BigDecimal product() throws ToolException {
        BigDecimal value = factor();
        for (char c = peek(); c == '*' || c == '/'; c = peek()) {
            at++;
            BigDecimal right = factor();
            value = c == '*' ? value.multiply(right) : quotient(value, right);
        }
        return value;
    }

    private static BigDecimal quotient(BigDecimal left, BigDecimal right) throws ToolException {
        if (right.signum() == 0) {
            throw new ToolException("division by zero");
        }
        BigDecimal value = left.divide(right, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private BigDecimal factor() throws ToolException {
        if (++depth > DEPTH_MAX) {
            throw new ToolException("expression is too deep");
        }
        char c = peek();
        BigDecimal value;
        if (c == '-' || c == '+') {
            at++;
            BigDecimal operand = factor();
            value = c == '-' ? operand.negate() : operand;
        } else if (c == '(') {
            at++;
            value = sum();
            if (peek() != ')') {
                throw notAnExpression();
            }
            at++;
        } else {
            value = number();
        }
        depth--;
        return value;
    }

    private BigDecimal number() throws ToolException {
        int from = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(from, at);
        if (!digits.matches("[0-9]+(\\.[0-9]+)?")) {
            throw notAnExpression();
        }
        return new BigDecimal(digits);
    }

    /** Returns the next character that is no blank, or 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static ToolException notAnExpression() {
        return new ToolException("not an expression");
    }
}
