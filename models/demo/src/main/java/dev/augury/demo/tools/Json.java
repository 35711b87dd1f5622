package dev.augury.demo.tools;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) that is small: arguments of calls and declarations of tools. A plugin sees no JSON library of the host, and this is all it needs.
 */
public final class Json {

    private static final int DEPTH_MAX = 32;
    private static final int LENGTH_MAX = 1 << 16;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Reads one value: maps keep their order, numbers are {@link BigDecimal}.
     *
     * @throws ToolException where the text is not one JSON value, is longer than 65,536 characters or deeper than 32
     */
    public static @Nullable Object read(String text) throws ToolException {
        if (text.length() > LENGTH_MAX) {
            throw new ToolException("JSON is too long");
        }
        Json json = new Json(text);
        Object value = json.value(0);
        json.blanks();
        if (json.at < text.length()) {
            throw json.wrong();
        }
        return value;
    }

    /**
     * Reads an object.
     *
     * @throws ToolException where the text is no JSON object
     */
    public static Map<String, @Nullable Object> object(String text) throws ToolException {
        if (read(text) instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
            return object;
        }
        throw new ToolException("a JSON object is needed");
    }

    /** Returns a text as a JSON string, quotes included. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : Character.toString(c));
            }
        }
        return out.append('"').toString();
    }

    private @Nullable Object value(int depth) throws ToolException {
        if (depth > DEPTH_MAX) {
            throw new ToolException("JSON is too deep");
        }
        blanks();
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case '{' -> map(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> map(int depth) throws ToolException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        if (accept('}')) {
            return map;
        }
        do {
            blanks();
            String key = string();
            if (!accept(':')) {
                throw wrong();
            }
            map.put(key, value(depth + 1));
        } while (accept(','));
        if (!accept('}')) {
            throw wrong();
        }
        return map;
    }

    private List<@Nullable Object> list(int depth) throws ToolException {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        if (accept(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (accept(','));
        if (!accept(']')) {
            throw wrong();
        }
        return list;
    }

    private String string() throws ToolException {
        if (at >= text.length() || text.charAt(at) != '"') {
            throw wrong();
        }
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            if (c < ' ') {
                throw wrong();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw wrong();
    }

    private char escaped() throws ToolException {
        at++;
        char c = at < text.length() ? text.charAt(at) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> point();
            default -> throw wrong();
        };
    }

    private char point() throws ToolException {
        if (at + 5 > text.length() || !text.substring(at + 1, at + 5).matches("[0-9A-Fa-f]{4}")) {
            throw wrong();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
    }

    private @Nullable Object word(String word, @Nullable Object value) throws ToolException {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
        return value;
    }

    private BigDecimal number() throws ToolException {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong();
        }
        at = matcher.end();
        return new BigDecimal(matcher.group());
    }

    private boolean accept(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private ToolException wrong() {
        return new ToolException("no JSON at character " + (at + 1));
    }
}
