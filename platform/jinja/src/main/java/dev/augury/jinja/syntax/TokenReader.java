package dev.augury.jinja.syntax;

import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.Strings;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads names, literals and operators inside a tag, and keeps count of the brackets. */
final class TokenReader {

    private static final Pattern FLOAT = Pattern.compile("(\\d+_)*\\d+((\\.(\\d+_)*\\d+)?e[+\\-]?(\\d+_)*\\d+|\\.(\\d+_)*\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTEGER =
            Pattern.compile("0b(_?[0-1])+|0o(_?[0-7])+|0x(_?[\\da-f])+|[1-9](_?\\d)*|0(_?0)*", Pattern.CASE_INSENSITIVE);
    private static final List<String> OPERATORS = List.of(
            "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";");
    private static final int MAX_DIGITS = 4300;

    private final String source;
    private final List<Token> tokens;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;
    private int line;

    TokenReader(String source, int at, int line, List<Token> tokens) {
        this.source = source;
        this.at = at;
        this.line = line;
        this.tokens = tokens;
    }

    int position() {
        return at;
    }

    int line() {
        return line;
    }

    boolean balanced() {
        return open.isEmpty();
    }

    void skipSpaces() {
        while (at < source.length() && Strings.isSpace(source.charAt(at))) {
            if (source.charAt(at) == '\n') {
                line++;
            }
            at++;
        }
    }

    /** Reads one token; there is a character that is no white space. */
    void next() {
        char c = source.charAt(at);
        if (c == '\'' || c == '"') {
            string(c);
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (c == '_' || Character.isUnicodeIdentifierStart(source.codePointAt(at))) {
            name();
        } else {
            operator();
        }
    }

    private void name() {
        int end = at;
        while (end < source.length() && (source.charAt(end) == '_' || Character.isUnicodeIdentifierPart(source.codePointAt(end)))) {
            end += Character.charCount(source.codePointAt(end));
        }
        tokens.add(Token.of(Token.Kind.NAME, source.substring(at, end), line));
        at = end;
    }

    private void number() {
        Matcher matcher = FLOAT.matcher(source).region(at, source.length());
        boolean afterDot = at > 0 && source.charAt(at - 1) == '.';
        if (!afterDot && matcher.lookingAt()) {
            String text = matcher.group();
            tokens.add(new Token(Token.Kind.FLOAT, text, Double.valueOf(text.replace("_", "")), line));
            at = matcher.end();
            return;
        }
        matcher = INTEGER.matcher(source).region(at, source.length());
        if (!matcher.lookingAt()) {
            throw new JinjaSyntaxException("unexpected char '" + source.charAt(at) + "' at " + at, line);
        }
        tokens.add(new Token(Token.Kind.INTEGER, matcher.group(), integer(matcher.group()), line));
        at = matcher.end();
    }

    private Number integer(String text) {
        if (text.length() > MAX_DIGITS) {
            throw new JinjaSyntaxException("an integer literal has more than " + MAX_DIGITS + " digits", line);
        }
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
        return (Number) Numbers.of(new BigInteger(radix == 10 ? digits : digits.substring(2), radix));
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw new JinjaSyntaxException("unexpected char '" + quote + "' at " + at + ": the string has no end", line);
        }
        String body = source.substring(at + 1, end);
        tokens.add(Token.of(Token.Kind.STRING, StringEscapes.decode(body, line), line));
        for (int i = body.indexOf('\n'); i >= 0; i = body.indexOf('\n', i + 1)) {
            line++;
        }
        at = end + 1;
    }

    private void operator() {
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                balance(operator);
                tokens.add(Token.of(Token.Kind.OPERATOR, operator, line));
                at += operator.length();
                return;
            }
        }
        throw new JinjaSyntaxException("unexpected char '" + Character.toString(source.codePointAt(at)) + "' at " + at, line);
    }

    private void balance(String operator) {
        switch (operator) {
            case "(" -> open.push(')');
            case "[" -> open.push(']');
            case "{" -> open.push('}');
            case ")", "]", "}" -> {
                if (open.isEmpty()) {
                    throw new JinjaSyntaxException("unexpected '" + operator + "'", line);
                }
                char expected = open.pop();
                if (expected != operator.charAt(0)) {
                    throw new JinjaSyntaxException("unexpected '" + operator + "', expected '" + expected + "'", line);
                }
            }
            default -> { }
        }
    }
}
