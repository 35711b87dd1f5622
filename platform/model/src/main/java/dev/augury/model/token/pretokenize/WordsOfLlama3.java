package dev.augury.model.token.pretokenize;

import dev.augury.model.token.merge.IntList;

/**
 * The words of Llama 3 and, with single digits, of Qwen 2:
 * {@code (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,digits}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+}.
 *
 * @param digits the most digits in one word
 */
record WordsOfLlama3(int digits) implements Cut {
    private static final int WORD = CodePoints.SPACE | CodePoints.LETTER | CodePoints.NUMBER;

    @Override
    public void cut(CodePoints text, int from, int to, IntList ends) {
        for (int at = from; at < to; ) {
            at = end(text, at, to);
            ends.add(at);
        }
    }

    private int end(CodePoints text, int at, int to) {
        int contraction = Contractions.end(text, at, to, true);
        if (contraction > at) {
            return contraction;
        }
        if (text.is(at, to, CodePoints.LETTER)) {
            return text.runOf(at, to, CodePoints.LETTER);
        }
        if (text.is(at, to, CodePoints.NUMBER)) {
            return text.runOf(at, Math.min(to, at + digits), CodePoints.NUMBER);
        }
        int point = text.at(at);
        if (point != '\r' && point != '\n' && text.is(at + 1, to, CodePoints.LETTER)) {
            return text.runOf(at + 1, to, CodePoints.LETTER);
        }
        int signs = point == ' ' ? at + 1 : at;
        if (text.isNone(signs, to, WORD)) {
            return text.runOfLineBreaks(text.runWithout(signs, to, WORD), to);
        }
        return Spaces.endAfterLineBreak(text, at, to);
    }
}
