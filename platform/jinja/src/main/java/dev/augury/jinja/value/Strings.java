package dev.augury.jinja.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Strings counted in code points, as Python counts them. */
public final class Strings {

    private Strings() {}

    /** The text of a string or Markup, or null for anything else. */
    public static @Nullable String textOrNull(@Nullable Object value) {
        return value instanceof String text ? text : value instanceof Markup markup ? markup.text() : null;
    }

    /** Number of code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** UTF-16 offset of a code point index between 0 and the length. */
    public static int offset(String text, int index) {
        return hasSurrogates(text) ? text.offsetByCodePoints(0, index) : index;
    }

    /** Code point index of a UTF-16 offset; -1 stays -1. */
    public static int index(String text, int offset) {
        return offset < 0 ? offset : text.codePointCount(0, offset);
    }

    public static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The code points between two indexes that lie within the string. */
    public static String slice(String text, int from, int to) {
        if (from >= to) {
            return "";
        }
        if (!hasSurrogates(text)) {
            return text.substring(from, to);
        }
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    public static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** One string per code point. */
    public static Iterator<@Nullable Object> characters(String text) {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < text.length();
            }

            @Override
            public Object next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int from = at;
                at = text.offsetByCodePoints(at, 1);
                return text.substring(from, at);
            }
        };
    }

    /** Order by code points. */
    public static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean aWide = Character.isSurrogate(a);
                boolean bWide = Character.isSurrogate(b);
                return aWide == bWide ? Character.compare(a, b) : aWide ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** What Python's {@code str.isspace} and {@code strip} take for white space. */
    public static boolean isSpace(int c) {
        return c >= '\t' && c <= '\r' || c >= 0x1c && c <= ' ' || c == 0x85 || c > 0x7f && Character.isSpaceChar(c);
    }

    public static String strip(String text, boolean left, boolean right) {
        int from = 0;
        int to = text.length();
        while (left && from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (right && to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Strips any of these characters. */
    public static String strip(String text, String characters, boolean left, boolean right) {
        int from = 0;
        int to = text.length();
        while (left && from < to && characters.indexOf(text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && to > from && characters.indexOf(text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }
}
