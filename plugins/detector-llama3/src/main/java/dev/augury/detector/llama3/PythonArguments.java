package dev.augury.detector.llama3;

import dev.augury.calltext.JsonString;
import dev.augury.calltext.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns Python's named arguments, whose values are literals, into a JSON object. */
final class PythonArguments {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private int at;
    private int depth;

    PythonArguments(String text) {
        this.text = text;
    }

    /**
     * Reads them all.
     *
     * @throws IllegalArgumentException with a clause on what is wrong
     */
    String json() {
        List<String> members = new ArrayList<>();
        while (!atEnd()) {
            String name = match(NAME, "a name");
            expect('=');
            members.add(JsonString.quote(name) + ": " + value());
            if (!atEnd()) {
                expect(',');
            }
        }
        return "{" + String.join(", ", members) + "}";
    }

    private boolean atEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private char next() {
        if (atEnd()) {
            throw new IllegalArgumentException("they end too early");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (next() != c) {
            throw new IllegalArgumentException("at character " + (at + 1) + " stands '" + text.charAt(at) + "' instead of '" + c + "'");
        }
        at++;
    }

    private String match(Pattern pattern, String what) {
        next();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("at character " + (at + 1) + " stands '" + text.charAt(at) + "' instead of " + what);
        }
        at = matcher.end();
        return matcher.group();
    }

    private String value() {
        return switch (next()) {
            case '"', '\'' -> string();
            case '[' -> list('[', ']');
            case '(' -> list('(', ')');
            case '{' -> dict();
            case 'T', 'F', 'N', 't', 'f', 'n' -> word();
            default -> match(NUMBER, "a value");
        };
    }

    private String word() {
        return switch (match(NAME, "a value")) {
            case "True", "true" -> "true";
            case "False", "false" -> "false";
            case "None", "null" -> "null";
            default -> throw new IllegalArgumentException("a value is neither a literal nor True, False or None");
        };
    }

    private String list(char open, char close) {
        enter();
        expect(open);
        List<String> elements = new ArrayList<>();
        while (next() != close) {
            elements.add(value());
            separator(close);
        }
        at++;
        depth--;
        return "[" + String.join(", ", elements) + "]";
    }

    private String dict() {
        enter();
        expect('{');
        List<String> members = new ArrayList<>();
        while (next() != '}') {
            String key = string();
            expect(':');
            members.add(key + ": " + value());
            separator('}');
        }
        at++;
        depth--;
        return "{" + String.join(", ", members) + "}";
    }

    private void enter() {
        if (++depth > JsonText.DEPTH_MAX) {
            throw new IllegalArgumentException("they are nested deeper than " + JsonText.DEPTH_MAX);
        }
    }

    private void separator(char close) {
        if (next() != close) {
            expect(',');
        }
    }

    private String string() {
        char quote = next();
        if (quote != '"' && quote != '\'') {
            throw new IllegalArgumentException("at character " + (at + 1) + " stands '" + quote + "' instead of a string");
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            char c = text.charAt(at);
            value.append(c == '\\' && at + 1 < text.length() ? escaped() : String.valueOf(c));
        }
        expect(quote);
        return JsonString.quote(value.toString());
    }

    /** Reads an escape as Python does; one that Python does not know stays as it is written. */
    private String escaped() {
        char c = text.charAt(++at);
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\\', '\'', '"' -> String.valueOf(c);
            case 'u' -> unicode();
            default -> "\\" + c;
        };
    }

    private String unicode() {
        String digits = text.substring(at + 1, Math.min(text.length(), at + 5));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new IllegalArgumentException("at character " + (at + 1) + " stands no hexadecimal number of four digits");
        }
        at += 4;
        return String.valueOf((char) Integer.parseInt(digits, 16));
    }
}
