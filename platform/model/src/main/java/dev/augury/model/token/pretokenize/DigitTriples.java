package dev.augury.model.token.pretokenize;

import dev.augury.model.token.merge.IntList;

/** Cuts out three ASCII digits at a time, {@code [0-9][0-9][0-9]}, from the left; what lies between two triples stays one part. */
record DigitTriples() implements Cut {

    @Override
    public void cut(CodePoints text, int from, int to, IntList ends) {
        int done = from;
        for (int at = from; at + 3 <= to; ) {
            if (!isDigit(text.at(at)) || !isDigit(text.at(at + 1)) || !isDigit(text.at(at + 2))) {
                at++;
                continue;
            }
            if (at > done) {
                ends.add(at);
            }
            at += 3;
            ends.add(at);
            done = at;
        }
        if (done < to) {
            ends.add(to);
        }
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }
}
