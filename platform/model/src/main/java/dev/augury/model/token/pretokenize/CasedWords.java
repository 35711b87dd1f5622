package dev.augury.model.token.pretokenize;

import dev.augury.model.token.merge.IntList;

/**
 * The words of Tekken and GPT-4o, which end where lower case turns to upper case. With U = a letter that is not a–z and l = a letter that
 * is not A–Z (so that letters without ASCII case are both) and c = an optional contraction where the model has them:
 * {@code [^\r\n\p{L}\p{N}]?U*l+c|[^\r\n\p{L}\p{N}]?U+l*c|\p{N}{1,digits}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+}.
 *
 * @param digits the most digits in one word
 * @param contractions whether a contraction belongs to the word before it
 */
record CasedWords(int digits, boolean contractions) implements Cut {
    private static final int WORD = CodePoints.SPACE | CodePoints.LETTER | CodePoints.NUMBER;

    @Override
    public void cut(CodePoints text, int from, int to, IntList ends) {
        for (int at = from; at < to; ) {
            at = end(text, at, to);
            ends.add(at);
        }
    }

    private int end(CodePoints text, int at, int to) {
        int point = text.at(at);
        if (text.is(at, to, CodePoints.NUMBER)) {
            return text.runOf(at, Math.min(to, at + digits), CodePoints.NUMBER);
        }
        int letters = text.is(at, to, CodePoints.LETTER) || point == '\r' || point == '\n' ? at : at + 1;
        if (text.is(letters, to, CodePoints.LETTER)) {
            int end = cased(text, letters, to);
            return contractions ? Contractions.end(text, end, to, true) : end;
        }
        int signs = point == ' ' ? at + 1 : at;
        if (text.isNone(signs, to, WORD)) {
            int end = text.runWithout(signs, to, WORD);
            while (end < to && (text.at(end) == '\r' || text.at(end) == '\n' || text.at(end) == '/')) {
                end++;
            }
            return end;
        }
        return Spaces.endAfterLineBreak(text, at, to);
    }

    /** The longest {@code U*} that leaves an {@code l} to follow, as a backtracking matcher finds it; if none does, {@code U+}. */
    private static int cased(CodePoints text, int at, int to) {
        int upper = at;
        while (text.is(upper, to, CodePoints.LETTER) && !isLower(text.at(upper))) {
            upper++;
        }
        int lower = upper;
        while (text.is(lower, to, CodePoints.LETTER) && !isUpper(text.at(lower))) {
            lower++;
        }
        if (lower > upper) {
            return lower;
        }
        for (int i = upper; i > at; i--) {
            if (!isUpper(text.at(i - 1))) {
                return i;
            }
        }
        return upper;
    }

    private static boolean isLower(int point) {
        return point >= 'a' && point <= 'z';
    }

    private static boolean isUpper(int point) {
        return point >= 'A' && point <= 'Z';
    }
}
