package dev.augury.model.token.pretokenize;

import java.util.Arrays;

/**
 * A text as code points with the class of each. A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD.
 *
 * <p>Classes are those of the Unicode version of the running JDK. White space is Unicode's White_Space, not {@code Character.isWhitespace}.
 */
public final class CodePoints {
    static final int LETTER = 1;
    static final int NUMBER = 2;
    static final int PUNCTUATION = 4;
    static final int SYMBOL = 8;
    static final int MARK = 16;
    static final int SPACE = 32;

    private final int[] points;
    private final byte[] classes;
    private final int length;

    private CodePoints(int[] points, byte[] classes, int length) {
        this.points = points;
        this.classes = classes;
        this.length = length;
    }

    /** Reads {@code text[from, to)}. */
    public static CodePoints of(CharSequence text, int from, int to) {
        int[] points = new int[to - from];
        byte[] classes = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; ) {
            int point = Character.codePointAt(text, i);
            i += Character.charCount(point);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                point = 0xFFFD;
            }
            points[length] = point;
            classes[length++] = classOf(point);
        }
        return new CodePoints(points, classes, length);
    }

    /** Returns the number of code points. */
    public int length() {
        return length;
    }

    /** Returns the code points; only the first {@link #length()} count, and the caller must not change them. */
    public int[] points() {
        return points;
    }

    int at(int index) {
        return points[index];
    }

    /** Returns the code point at {@code index}, or -1 from {@code to} on. */
    int at(int index, int to) {
        return index < to ? points[index] : -1;
    }

    boolean is(int index, int to, int anyOf) {
        return index < to && (classes[index] & anyOf) != 0;
    }

    boolean isNone(int index, int to, int noneOf) {
        return index < to && (classes[index] & noneOf) == 0;
    }

    /** Returns the end of the run of code points from {@code index} on that have one of the classes. */
    int runOf(int index, int to, int anyOf) {
        int end = index;
        while (end < to && (classes[end] & anyOf) != 0) {
            end++;
        }
        return end;
    }

    /** Returns the end of the run of code points from {@code index} on that have none of the classes. */
    int runWithout(int index, int to, int noneOf) {
        int end = index;
        while (end < to && (classes[end] & noneOf) == 0) {
            end++;
        }
        return end;
    }

    int runOfLineBreaks(int index, int to) {
        int end = index;
        while (end < to && (points[end] == '\r' || points[end] == '\n')) {
            end++;
        }
        return end;
    }

    static byte classOf(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER, Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION -> PUNCTUATION;
            case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL -> SYMBOL;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> MARK;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> SPACE;
            case Character.CONTROL -> (point >= '\t' && point <= '\r') || point == 0x85 ? (byte) SPACE : 0;
            default -> 0;
        };
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(points, length), 0, length);
    }
}
