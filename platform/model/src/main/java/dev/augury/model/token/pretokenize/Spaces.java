package dev.augury.model.token.pretokenize;

/** The rules for white space at the end of many patterns. */
final class Spaces {

    private Spaces() {}

    /** {@code \s+(?!\S)|\s+}: all but the last of a run that something follows, else the whole run. There must be white space at {@code at}. */
    static int end(CodePoints text, int at, int to) {
        int end = text.runOf(at, to, CodePoints.SPACE);
        return end < to && end - at > 1 ? end - 1 : end;
    }

    /** {@code \s*[\r\n]+|\s+(?!\S)|\s+}: up to the last line break of the run if it has one. */
    static int endAfterLineBreak(CodePoints text, int at, int to) {
        int end = text.runOf(at, to, CodePoints.SPACE);
        for (int i = end; i > at; i--) {
            if (text.at(i - 1) == '\n' || text.at(i - 1) == '\r') {
                return i;
            }
        }
        return end < to && end - at > 1 ? end - 1 : end;
    }
}
