package dev.augury.demo.corpus;

import java.util.List;

/** The four operations, as the calculator reads them, as answers show them and as people say them. */
enum Operation {
    PLUS("+", "+", """
            {a} + {b}
            {a}+{b}
            {a} plus {b}
            the sum of {a} and {b}
            {a} and {b} together
            {a} added to {b}""", """
            add {a} and {b}
            add up {a} and {b}
            sum {a} and {b}
            add {a} to {b}"""),
    MINUS("-", "−", """
            {a} - {b}
            {a}-{b}
            {a} − {b}
            {a} minus {b}
            {a} less {b}
            the difference between {a} and {b}""", """
            subtract {b} from {a}
            take {b} away from {a}
            take {b} from {a}
            reduce {a} by {b}"""),
    TIMES("*", "×", """
            {a} * {b}
            {a}*{b}
            {a} × {b}
            {a} x {b}
            {a} times {b}
            {a} multiplied by {b}
            the product of {a} and {b}""", """
            multiply {a} by {b}
            multiply {a} and {b}
            multiply {a} with {b}
            take {a} times {b}"""),
    DIVIDED("/", "÷", """
            {a} / {b}
            {a}/{b}
            {a} ÷ {b}
            {a} divided by {b}
            {a} over {b}
            the quotient of {a} and {b}""", """
            divide {a} by {b}
            split {a} into {b} parts
            split {a} by {b}
            share {a} among {b}""");

    private final String symbol;
    private final String sign;
    private final List<String> forms;
    private final List<String> orders;

    Operation(String symbol, String sign, String forms, String orders) {
        this.symbol = symbol;
        this.sign = sign;
        this.forms = forms.lines().toList();
        this.orders = orders.lines().toList();
    }

    /** Returns it as the calculator reads it. */
    String symbol() {
        return symbol;
    }

    /** Returns it as answers show it. */
    String sign() {
        return sign;
    }

    /** Returns nouns: they stand where an expression stands. */
    List<String> forms() {
        return forms;
    }

    /** Returns imperatives. */
    List<String> orders() {
        return orders;
    }

    /** Returns an expression for the calculator. */
    String join(String a, String b) {
        return a + " " + symbol + " " + b;
    }

    /** Returns an expression for people. */
    String show(String a, String b) {
        return a + " " + sign + " " + b;
    }
}
