package dev.augury.jinja.builtin;

import dev.augury.jinja.value.Strings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Python's {@code textwrap.wrap} of one line, with white space kept as it is. */
final class WordWrap {

    private final int width;
    private final boolean breakLongWords;
    private final boolean breakOnHyphens;

    WordWrap(int width, boolean breakLongWords, boolean breakOnHyphens) {
        this.width = width;
        this.breakLongWords = breakLongWords;
        this.breakOnHyphens = breakOnHyphens;
    }

    List<String> lines(String text) {
        Deque<String> chunks = new ArrayDeque<>(chunks(text));
        List<String> lines = new ArrayList<>();
        while (!chunks.isEmpty()) {
            if (!lines.isEmpty() && blank(chunks.peek())) {
                chunks.poll();
            }
            List<String> line = new ArrayList<>();
            int length = 0;
            while (!chunks.isEmpty() && length + Strings.length(chunks.peek()) <= width) {
                length += Strings.length(chunks.peek());
                line.add(chunks.poll());
            }
            if (!chunks.isEmpty() && Strings.length(chunks.peek()) > width) {
                breakWord(chunks, line, width - length);
            }
            if (!line.isEmpty() && blank(line.getLast())) {
                line.removeLast();
            }
            if (!line.isEmpty()) {
                lines.add(String.join("", line));
            }
        }
        return lines;
    }

    private static boolean blank(String chunk) {
        return Strings.strip(chunk, true, true).isEmpty();
    }

    private void breakWord(Deque<String> chunks, List<String> line, int room) {
        String chunk = chunks.poll();
        int space = width < 1 ? 1 : room;
        if (breakLongWords) {
            int end = space;
            int length = Strings.length(chunk);
            int hyphen = breakOnHyphens && length > space ? Strings.slice(chunk, 0, space).lastIndexOf('-') : -1;
            if (hyphen > 0 && chunk.substring(0, hyphen).chars().anyMatch(c -> c != '-')) {
                end = hyphen + 1;
            }
            line.add(Strings.slice(chunk, 0, end));
            chunks.push(Strings.slice(chunk, end, length));
        } else if (line.isEmpty()) {
            line.add(chunk);
        } else {
            chunks.push(chunk);
        }
    }

    /** Words and the white space between them; words are cut behind hyphens between letters, and at dashes. */
    private List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean space = space(text.charAt(at));
            while (end < text.length() && space(text.charAt(end)) == space) {
                end++;
            }
            if (space || !breakOnHyphens) {
                chunks.add(text.substring(at, end));
            } else {
                hyphenated(text.substring(at, end), chunks);
            }
            at = end;
        }
        return chunks;
    }

    /** White space of ASCII; other blanks do not break a line. */
    private static boolean space(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static void hyphenated(String word, List<String> chunks) {
        int from = 0;
        for (int i = 1; i < word.length() - 1; i++) {
            if (word.charAt(i) != '-') {
                continue;
            }
            int run = i;
            while (run < word.length() && word.charAt(run) == '-') {
                run++;
            }
            if (run - i > 1 && run < word.length() && wordPart(word.charAt(i - 1)) && Character.isLetterOrDigit(word.charAt(run))) {
                chunks.add(word.substring(from, i));
                chunks.add(word.substring(i, run));
                from = run;
            } else if (run - i == 1 && i - from >= 2 && Character.isLetter(word.charAt(i - 1)) && Character.isLetter(word.charAt(i - 2))
                    && letters(word, run)) {
                chunks.add(word.substring(from, run));
                from = run;
            }
            i = run - 1;
        }
        if (from < word.length()) {
            chunks.add(word.substring(from));
        }
    }

    private static boolean wordPart(char c) {
        return Character.isLetterOrDigit(c) || "_!\"'&.,?".indexOf(c) >= 0;
    }

    /** A letter, a letter or one hyphen and a letter follow. */
    private static boolean letters(String word, int at) {
        if (at + 1 >= word.length() || !Character.isLetter(word.charAt(at))) {
            return false;
        }
        return Character.isLetter(word.charAt(at + 1))
                || word.charAt(at + 1) == '-' && at + 2 < word.length() && Character.isLetter(word.charAt(at + 2));
    }
}
