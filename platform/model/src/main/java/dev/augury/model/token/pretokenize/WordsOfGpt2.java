package dev.augury.model.token.pretokenize;

import dev.augury.model.token.merge.IntList;

/**
 * GPT-2's words: {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}.
 */
record WordsOfGpt2() implements Cut {
    private static final int WORD = CodePoints.SPACE | CodePoints.LETTER | CodePoints.NUMBER;

    @Override
    public void cut(CodePoints text, int from, int to, IntList ends) {
        for (int at = from; at < to; ) {
            at = end(text, at, to);
            ends.add(at);
        }
    }

    private static int end(CodePoints text, int at, int to) {
        int contraction = Contractions.end(text, at, to, false);
        if (contraction > at) {
            return contraction;
        }
        int word = text.at(at) == ' ' ? at + 1 : at;
        if (text.is(word, to, CodePoints.LETTER)) {
            return text.runOf(word, to, CodePoints.LETTER);
        }
        if (text.is(word, to, CodePoints.NUMBER)) {
            return text.runOf(word, to, CodePoints.NUMBER);
        }
        if (text.isNone(word, to, WORD)) {
            return text.runWithout(word, to, WORD);
        }
        return Spaces.end(text, at, to);
    }
}
