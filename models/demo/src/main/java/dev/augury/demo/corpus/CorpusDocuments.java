package dev.augury.demo.corpus;

import dev.augury.demo.train.Document;
import dev.augury.demo.train.DocumentSource;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import java.util.Arrays;

/** Dialogues of one half of the corpus as documents of tokens. Thread-safe. */
public final class CorpusDocuments implements DocumentSource {

    /** More tokens than this, a batch as it is by default, a document never has; a longer dialogue is cut. */
    public static final int TOKENS_MAX = 1_280;

    private final CorpusGenerator corpus;
    private final Split split;
    private final Tokenizer tokenizer;

    /** Makes a source of one half. */
    public CorpusDocuments(CorpusGenerator corpus, Split split, Tokenizer tokenizer) {
        this.corpus = corpus;
        this.split = split;
        this.tokenizer = tokenizer;
    }

    @Override
    public Document document(long index) {
        return document(corpus.dialogue(split, index), tokenizer);
    }

    /** Returns the tokens of a dialogue, and marks those that the model shall learn to write. */
    public static Document document(Dialogue dialogue, Tokenizer tokenizer) {
        int[] tokens = new int[TOKENS_MAX];
        boolean[] learned = new boolean[TOKENS_MAX];
        int length = 0;
        for (Piece piece : ChatText.pieces(dialogue)) {
            int[] encoded = tokenizer.encode(piece.text(), SpecialParsing.ON);
            int fits = Math.min(encoded.length, TOKENS_MAX - length);
            System.arraycopy(encoded, 0, tokens, length, fits);
            Arrays.fill(learned, length, length + fits, piece.learned());
            length += fits;
        }
        return new Document(Arrays.copyOf(tokens, length), Arrays.copyOf(learned, length));
    }
}
