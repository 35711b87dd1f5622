package dev.augury.model.token.pretokenize;

import dev.augury.model.token.merge.IntList;
import java.util.List;

/** Cuts a text into the words within which pairs are merged. Immutable. */
public final class PreTokenizer {
    private final List<Cut> cuts;

    PreTokenizer(Cut... cuts) {
        this.cuts = List.of(cuts);
    }

    /** Returns the end of each word of the text, ascending; the last end is the text's length, and an empty text has none. */
    public IntList ends(CodePoints text) {
        IntList pieces = new IntList(1);
        if (text.length() == 0) {
            return pieces;
        }
        pieces.add(text.length());
        for (Cut cut : cuts) {
            IntList parts = new IntList(Math.max(pieces.size(), text.length() / 4));
            int from = 0;
            for (int i = 0; i < pieces.size(); i++) {
                cut.cut(text, from, pieces.get(i), parts);
                from = pieces.get(i);
            }
            pieces = parts;
        }
        return pieces;
    }
}
