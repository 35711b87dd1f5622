package dev.augury.calltext;

import java.util.Arrays;

/**
 * Reads one JSON object or array (RFC 8259) character by character and keeps it. The outermost value decides when it is complete, so no character behind it is
 * needed; whatever can no longer become JSON is seen at its first wrong character. Depth and length are bounded. Not thread-safe.
 */
public final class JsonText {

    /** Most characters of a text. */
    public static final int LENGTH_MAX = 64 * 1024;

    /** Most objects and arrays inside each other. */
    public static final int DEPTH_MAX = 64;

    private static final int WATCHED_KEY = 32;

    /** How far reading has come. */
    public enum Progress {
        /** More may follow. */
        OPEN,
        /** The value is whole. */
        COMPLETE,
        /** This is not JSON, is too long or too deep. */
        BROKEN,
        /** The watcher lost interest. */
        UNWANTED
    }

    private enum Expect { OPENING, VALUE, ELEMENT_OR_END, KEY_OR_END, KEY, COLON, COMMA_OR_END, IN_STRING, IN_ESCAPE, IN_UNICODE, IN_NUMBER, IN_WORD }

    private final JsonWatcher watcher;
    private final StringBuilder text = new StringBuilder();
    private final boolean[] objects = new boolean[DEPTH_MAX + 1];
    private final int[] starts = new int[DEPTH_MAX + 1];
    private final String[] keys = new String[DEPTH_MAX + 1];
    private final JsonNumber number = new JsonNumber();
    private Progress progress = Progress.OPEN;
    private Expect expect = Expect.OPENING;
    private String problem = "";
    private String word = "";
    private int depth;
    private int keyStart;
    private int left;
    private boolean inKey;

    /** Begins a text that is watched. */
    public JsonText(JsonWatcher watcher) {
        this.watcher = watcher;
        Arrays.fill(keys, "");
    }

    /** Returns whether a text is one whole JSON object or array and nothing else but blanks around it. */
    public static boolean isWhole(String text) {
        return isWhole(text, JsonWatcher.NONE);
    }

    /** Returns the same, and lets somebody watch. */
    static boolean isWhole(String text, JsonWatcher watcher) {
        JsonText json = new JsonText(watcher);
        String bare = text.strip();
        Progress progress = Progress.OPEN;
        for (int i = 0; i < bare.length() && progress == Progress.OPEN; i++) {
            progress = json.take(bare.charAt(i));
        }
        return progress == Progress.COMPLETE && json.text().length() == bare.length();
    }

    /** Returns whether JSON counts a character as blank. */
    public static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** Takes the next character. Called only while the text is open; the first character is the opening bracket. */
    public Progress take(char c) {
        text.append(c);
        if (text.length() > LENGTH_MAX) {
            return broken("it is longer than " + LENGTH_MAX + " characters");
        }
        step(c);
        return progress;
    }

    /** Returns what was read so far, the breaking character included. */
    public String text() {
        return text.toString();
    }

    /** Returns what is wrong, as a clause, with its place; for a text that is open, what is missing. */
    public String problem() {
        return problem.isEmpty() ? "it ends after " + text.length() + " characters, before its last bracket" : problem;
    }

    private void step(char c) {
        switch (expect) {
            case OPENING -> opening(c);
            case VALUE -> value(c, false);
            case ELEMENT_OR_END -> value(c, true);
            case KEY_OR_END, KEY -> key(c);
            case COLON -> colon(c);
            case COMMA_OR_END -> commaOrEnd(c);
            case IN_STRING -> string(c);
            case IN_ESCAPE -> escape(c);
            case IN_UNICODE -> unicode(c);
            case IN_NUMBER -> number(c);
            case IN_WORD -> word(c);
        }
    }

    private void opening(char c) {
        if (c == '{' || c == '[') {
            open(c == '{');
        } else {
            wrong(c, "'{' or '['");
        }
    }

    private void open(boolean object) {
        if (depth == DEPTH_MAX) {
            broken("it is nested deeper than " + DEPTH_MAX);
            return;
        }
        depth++;
        objects[depth] = object;
        keys[depth] = "";
        expect = object ? Expect.KEY_OR_END : Expect.ELEMENT_OR_END;
    }

    private void value(char c, boolean orEnd) {
        if (isBlank(c)) {
            return;
        }
        if (orEnd && c == ']') {
            close();
            return;
        }
        starts[depth] = text.length() - 1;
        if (!watcher.begins(depth, keys[depth], c)) {
            progress = Progress.UNWANTED;
            return;
        }
        switch (c) {
            case '{', '[' -> open(c == '{');
            case '"' -> {
                inKey = false;
                expect = Expect.IN_STRING;
            }
            case 't' -> expectWord("rue");
            case 'f' -> expectWord("alse");
            case 'n' -> expectWord("ull");
            default -> {
                expect = Expect.IN_NUMBER;
                if (!number.begin(c)) {
                    wrong(c, "a value");
                }
            }
        }
    }

    private void expectWord(String rest) {
        word = rest;
        left = 0;
        expect = Expect.IN_WORD;
    }

    private void word(char c) {
        if (c != word.charAt(left)) {
            wrong(c, "'" + word.charAt(left) + "'");
        } else if (++left == word.length()) {
            ended(text.length());
        }
    }

    private void number(char c) {
        if (number.take(c)) {
            return;
        }
        if (!number.whole()) {
            wrong(c, "a digit");
            return;
        }
        ended(text.length() - 1);
        step(c);
    }

    private void key(char c) {
        if (isBlank(c)) {
            return;
        }
        if (c == '"') {
            inKey = true;
            keyStart = text.length();
            expect = Expect.IN_STRING;
        } else if (c == '}' && expect == Expect.KEY_OR_END) {
            close();
        } else {
            wrong(c, "a key in double quotes");
        }
    }

    private void colon(char c) {
        if (c == ':') {
            expect = Expect.VALUE;
        } else if (!isBlank(c)) {
            wrong(c, "':'");
        }
    }

    private void commaOrEnd(char c) {
        if (isBlank(c)) {
            return;
        }
        boolean object = objects[depth];
        if (c == ',') {
            expect = object ? Expect.KEY : Expect.VALUE;
        } else if (c == (object ? '}' : ']')) {
            close();
        } else {
            wrong(c, object ? "',' or '}'" : "',' or ']'");
        }
    }

    private void string(char c) {
        if (c == '"' && inKey) {
            keys[depth] = text.substring(keyStart, text.length() - 1);
            expect = Expect.COLON;
            tellKey(text.length() - 1, true);
        } else if (c == '"') {
            ended(text.length());
        } else if (c == '\\') {
            expect = Expect.IN_ESCAPE;
        } else if (c < 0x20) {
            wrong(c, "no control character inside a string: write \\n for a line break");
        } else if (inKey && text.length() - keyStart <= WATCHED_KEY) {
            tellKey(text.length(), false);
        }
    }

    private void tellKey(int end, boolean ended) {
        if (!watcher.key(depth, text.subSequence(keyStart, end), ended)) {
            progress = Progress.UNWANTED;
        }
    }

    private void escape(char c) {
        if (c == 'u') {
            left = 4;
            expect = Expect.IN_UNICODE;
        } else if ("\"\\/bfnrt".indexOf(c) >= 0) {
            expect = Expect.IN_STRING;
        } else {
            wrong(c, "one of \" \\ / b f n r t u behind a backslash");
        }
    }

    private void unicode(char c) {
        if (Character.digit(c, 16) < 0 || c > 'f') {
            wrong(c, "a hexadecimal digit");
        } else if (--left == 0) {
            expect = Expect.IN_STRING;
        }
    }

    private void close() {
        depth--;
        if (depth == 0) {
            progress = Progress.COMPLETE;
        } else {
            ended(text.length());
        }
    }

    private void ended(int end) {
        expect = Expect.COMMA_OR_END;
        watcher.ends(depth, keys[depth], text.substring(starts[depth], end));
    }

    private void wrong(char c, String expected) {
        String shown = c < 0x20 ? String.format("U+%04X", (int) c) : "'" + c + "'";
        broken("at character " + text.length() + " stands " + shown + " instead of " + expected);
    }

    private Progress broken(String what) {
        problem = what;
        progress = Progress.BROKEN;
        return progress;
    }
}
