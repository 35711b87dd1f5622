package dev.augury.model.token.pretokenize;

import dev.augury.model.token.merge.IntList;

/** Cuts off the white space at the end of a piece, {@code \s+$}. */
record TrailingSpaces() implements Cut {

    @Override
    public void cut(CodePoints text, int from, int to, IntList ends) {
        int start = to;
        while (start > from && text.is(start - 1, start, CodePoints.SPACE)) {
            start--;
        }
        if (start > from && start < to) {
            ends.add(start);
        }
        ends.add(to);
    }
}
