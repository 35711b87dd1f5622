package dev.augury.core.intercept;

/** Texts by their length in UTF-8. */
final class Utf8 {

    private Utf8() {}

    /** Returns the longest beginning of a text, in whole characters, that has at most so many bytes. */
    static String cut(String text, int bytesMax) {
        int bytes = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > bytesMax) {
                return text.substring(0, at);
            }
            at += Character.charCount(point);
        }
        return text;
    }
}
