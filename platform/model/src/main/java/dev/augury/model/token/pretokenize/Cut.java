package dev.augury.model.token.pretokenize;

import dev.augury.model.token.merge.IntList;

/** One rule of a pre-tokenizer. Stateless. */
interface Cut {

    /**
     * Cuts the piece {@code text[from, to)} and appends the end of each part to {@code ends}, the last of which is {@code to}. The rule
     * sees nothing outside of the piece. Linear in the piece's length.
     */
    void cut(CodePoints text, int from, int to, IntList ends);
}
