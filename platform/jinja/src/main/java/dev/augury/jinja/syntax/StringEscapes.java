package dev.augury.jinja.syntax;

import dev.augury.jinja.JinjaSyntaxException;

/** The escapes of a Python string literal. */
final class StringEscapes {

    private final String body;
    private final int line;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private StringEscapes(String body, int line) {
        this.body = body;
        this.line = line;
    }

    static String decode(String body, int line) {
        return body.indexOf('\\') < 0 ? body : new StringEscapes(body, line).run();
    }

    private String run() {
        while (at < body.length()) {
            char c = body.charAt(at++);
            if (c == '\\' && at < body.length()) {
                escape(body.charAt(at++));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void escape(char c) {
        switch (c) {
            case '\n' -> { }
            case '\\', '\'', '"' -> out.append(c);
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case 'N' -> named();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
            default -> out.append('\\').append(c);
        }
    }

    private void octal(char first) {
        int value = first - '0';
        for (int i = 0; i < 2 && at < body.length() && body.charAt(at) >= '0' && body.charAt(at) <= '7'; i++) {
            value = value * 8 + body.charAt(at++) - '0';
        }
        out.append((char) value);
    }

    private void hex(int digits) {
        if (at + digits > body.length()) {
            throw new JinjaSyntaxException("truncated escape in a string", line);
        }
        String text = body.substring(at, at + digits);
        if (!text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw new JinjaSyntaxException("'" + text + "' is no hexadecimal escape of " + digits + " digits", line);
        }
        at += digits;
        long value = Long.parseLong(text, 16);
        if (value > Character.MAX_CODE_POINT) {
            throw new JinjaSyntaxException("illegal Unicode character in a string", line);
        }
        out.appendCodePoint((int) value);
    }

    private void named() {
        int end = body.indexOf('}', at);
        if (at >= body.length() || body.charAt(at) != '{' || end < 0) {
            throw new JinjaSyntaxException("malformed \\N character escape", line);
        }
        String name = body.substring(at + 1, end);
        try {
            out.appendCodePoint(Character.codePointOf(name));
        } catch (IllegalArgumentException e) {
            throw new JinjaSyntaxException("unknown Unicode character name '" + name + "'", line);
        }
        at = end + 1;
    }
}
