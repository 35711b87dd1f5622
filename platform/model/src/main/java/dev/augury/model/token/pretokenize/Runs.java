package dev.augury.model.token.pretokenize;

import dev.augury.model.token.merge.IntList;

/**
 * Cuts out runs of one kind of code point, {@code \s?X{1,longest}}; what lies between two runs stays one part.
 *
 * @param kind the code points that X stands for; never white space
 * @param longest the most of them in one part; 1 isolates each
 * @param spaceBefore whether one white space before a run belongs to it
 */
record Runs(Kind kind, int longest, boolean spaceBefore) implements Cut {

    /** A kind of code point. */
    @FunctionalInterface
    interface Kind {
        boolean holds(CodePoints text, int index);
    }

    static Runs isolated(Kind kind) {
        return new Runs(kind, 1, false);
    }

    static Runs whole(Kind kind) {
        return new Runs(kind, Integer.MAX_VALUE, false);
    }

    static Runs withSpaceBefore(Kind kind) {
        return new Runs(kind, Integer.MAX_VALUE, true);
    }

    static Kind ofClass(int anyOf) {
        return (text, index) -> text.is(index, index + 1, anyOf);
    }

    @Override
    public void cut(CodePoints text, int from, int to, IntList ends) {
        int done = from;
        for (int at = from; at < to; ) {
            if (!kind.holds(text, at)) {
                at++;
                continue;
            }
            int start = spaceBefore && at > done && text.is(at - 1, at, CodePoints.SPACE) ? at - 1 : at;
            if (start > done) {
                ends.add(start);
            }
            int limit = (int) Math.min(to, (long) at + longest);
            while (at < limit && kind.holds(text, at)) {
                at++;
            }
            ends.add(at);
            done = at;
        }
        if (done < to) {
            ends.add(to);
        }
    }
}
