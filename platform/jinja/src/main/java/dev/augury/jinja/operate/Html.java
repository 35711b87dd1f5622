package dev.augury.jinja.operate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML taken out of a text again. */
public final class Html {

    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));");

    private Html() {}

    /** Without comments and tags, white space collapsed, entities as characters. */
    public static String stripTags(String text) {
        String rest = cut(cut(text, "<!--", "-->"), "<", ">");
        return unescape(String.join(" ", StringSplit.words(rest)));
    }

    private static String cut(String text, String open, String close) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
            int end = text.indexOf(close, start);
            if (end < 0) {
                break;
            }
            out.append(text, at, start);
            at = end + close.length();
        }
        return out.append(text, at, text.length()).toString();
    }

    /** The numeric entities and the common named ones as characters. */
    static String unescape(String text) {
        Matcher matcher = ENTITY.matcher(text);
        return matcher.replaceAll(match -> {
            String character = match.group(3) != null ? named(match.group(3))
                    : code(match.group(1) != null ? Integer.parseInt(match.group(1)) : Integer.parseInt(match.group(2), 16));
            return Matcher.quoteReplacement(character);
        });
    }

    private static String code(int code) {
        return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : "\ufffd";
    }

    private static String named(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> "\u00a0";
        };
    }
}
