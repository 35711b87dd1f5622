package dev.augury.jinja.operate;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Case of strings and the questions a string answers about its characters. */
public final class StringCase {

    private static final String SHARP_S = "\u00df";

    private StringCase() {}

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String casefold(String text) {
        return text.replace(SHARP_S, "ss").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
    }

    public static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return titled(text.codePointAt(0)) + lower(text).substring(lower(text.substring(0, first)).length());
    }

    private static String titled(int c) {
        int title = Character.toTitleCase(c);
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        return upper.codePointCount(0, upper.length()) > 1 ? upper.charAt(0) + lower(upper.substring(1)) : Character.toString(title);
    }

    static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            out.append(inWord ? lower(Character.toString(c)) : titled(c));
            inWord = cased(c);
        }
        return out.toString();
    }

    static String swapcase(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            out.append(Character.isUpperCase(c) ? lower(character) : Character.isLowerCase(c) ? upper(character) : character);
        });
        return out.toString();
    }

    private static boolean cased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }

    private static boolean all(String text, IntPredicate test) {
        return !text.isEmpty() && text.codePoints().allMatch(test);
    }

    static boolean isAlpha(String text) {
        return all(text, Character::isLetter);
    }

    public static boolean isAlnum(String text) {
        return all(text, c -> Character.isLetter(c) || numeric(c));
    }

    static boolean isDecimal(String text) {
        return all(text, Character::isDigit);
    }

    static boolean isDigit(String text) {
        return all(text, c -> Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER && digit(c));
    }

    /** Superscripts, subscripts and circled digits: other numbers that stand for one digit. */
    private static boolean digit(int c) {
        return c == 0xb2 || c == 0xb3 || c == 0xb9 || c >= 0x2070 && c <= 0x2089
                || c >= 0x2460 && c <= 0x2468 || c >= 0x2474 && c <= 0x247c || c >= 0x2488 && c <= 0x2490
                || c >= 0x2776 && c <= 0x277e || c >= 0x2780 && c <= 0x2788 || c >= 0x278a && c <= 0x2792;
    }

    static boolean isNumeric(String text) {
        return all(text, StringCase::numeric);
    }

    private static boolean numeric(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    static boolean isIdentifier(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && text.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    public static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    public static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    static boolean isTitle(String text) {
        boolean inWord = false;
        boolean any = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean capital = Character.isUpperCase(c) || Character.isTitleCase(c);
            if (capital && inWord || Character.isLowerCase(c) && !inWord) {
                return false;
            }
            inWord = cased(c);
            any |= inWord;
        }
        return any;
    }
}
