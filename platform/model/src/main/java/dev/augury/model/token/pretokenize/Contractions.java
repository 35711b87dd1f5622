package dev.augury.model.token.pretokenize;

/** The English contractions {@code 's 't 're 've 'm 'll 'd} that many pre-tokenizers keep together. */
final class Contractions {

    private Contractions() {}

    /** Returns the end of the contraction that begins at {@code at}, or {@code at} if none does. */
    static int end(CodePoints text, int at, int to, boolean anyCase) {
        if (text.at(at, to) != '\'' || at + 1 >= to) {
            return at;
        }
        int first = fold(text.at(at + 1), anyCase);
        if (first == 's' || first == 't' || first == 'm' || first == 'd') {
            return at + 2;
        }
        int second = at + 2 < to ? fold(text.at(at + 2), anyCase) : -1;
        boolean pair = (first == 'r' || first == 'v') && second == 'e' || first == 'l' && second == 'l';
        return pair ? at + 3 : at;
    }

    private static int fold(int point, boolean anyCase) {
        return anyCase && point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
    }
}
