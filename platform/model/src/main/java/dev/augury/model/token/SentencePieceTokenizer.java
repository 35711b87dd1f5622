package dev.augury.model.token;

import dev.augury.model.token.merge.IntList;
import dev.augury.model.token.merge.LongTable;
import dev.augury.model.token.merge.MergeTable;
import dev.augury.model.token.merge.PairMerger;
import dev.augury.model.token.merge.WordCache;
import dev.augury.model.token.pretokenize.CodePoints;
import java.nio.charset.StandardCharsets;

/**
 * SentencePiece's byte-pair mode (Kudo and Richardson 2018): neighbouring pieces whose union is a piece merge, best score first, over the
 * whole text. Two characters that stand side by side in no piece can never end up in one token, so the text is cut there and each part
 * merged, and remembered, by itself: the same tokens, found in linear time on ordinary text.
 */
final class SentencePieceTokenizer extends VocabularyTokenizer {
    /** Stands for the space in all pieces. */
    static final char SPACE = '\u2581';

    private final SymbolTable symbols;
    private final MergeTable merges;
    private final LongTable characters;
    private final LongTable neighbours;
    private final boolean spacePrefix;
    private final int[] byteTokens;
    private final WordCache cache = new WordCache();

    /**
     * How the vocabulary treats text.
     *
     * @param scores one per token
     * @param spacePrefix whether a space is put before each text
     * @param stripsAfterSpecial whether special tokens swallow the white space that follows them
     */
    record Rules(float[] scores, boolean spacePrefix, boolean stripsAfterSpecial) {}

    SentencePieceTokenizer(TokenTable table, SpecialTokens special, Rules rules) {
        super(table, special, rules.stripsAfterSpecial);
        this.spacePrefix = rules.spacePrefix;
        this.symbols = new SymbolTable(table);
        PieceIndex index = PieceIndex.of(table, symbols, rules.scores);
        this.merges = index.merges();
        this.characters = index.characters();
        this.neighbours = index.neighbours();
        this.byteTokens = new int[256];
        for (int b = 0; b < 256; b++) {
            byteTokens[b] = table.id(String.format("<0x%02X>", b)).orElse(-1);
        }
    }

    @Override
    boolean hasSpacePrefix() {
        return spacePrefix;
    }

    @Override
    void encodePart(String text, int from, int to, boolean first, IntList out) {
        String prefixed = spacePrefix && first ? ' ' + text.substring(from, to) : text.substring(from, to);
        CodePoints points = CodePoints.of(prefixed.replace(' ', SPACE), 0, prefixed.length());
        PairMerger merger = new PairMerger(merges);
        int[] all = points.points();
        int start = 0;
        for (int i = 1; i <= points.length(); i++) {
            if (i < points.length() && neighbours.get(PieceIndex.pair(all[i - 1], all[i])) >= 0) {
                continue;
            }
            int[] tokens = cache.find(all, start, i);
            if (tokens == null) {
                tokens = encodeRun(all, start, i, merger);
                cache.put(all, start, i, tokens);
            }
            out.addAll(tokens);
            start = i;
        }
    }

    private int[] encodeRun(int[] points, int from, int to, PairMerger merger) {
        int[] buffer = merger.buffer(to - from);
        for (int i = from; i < to; i++) {
            long symbol = characters.get(points[i]);
            buffer[i - from] = symbol >= 0 ? (int) symbol : -1 - points[i];
        }
        int count = merger.merge(to - from);
        IntList tokens = new IntList(count);
        for (int i = 0; i < count; i++) {
            int symbol = buffer[i];
            if (symbol >= 0 && symbols.isToken(symbol)) {
                tokens.add(symbol);
            } else {
                spell(symbol >= 0 ? symbols.otherText(symbol) : Character.toString(-1 - symbol), tokens);
            }
        }
        return tokens.toArray();
    }

    /** Byte fallback; the unknown token for a vocabulary without byte tokens. */
    private void spell(String text, IntList tokens) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (byteTokens[b & 0xFF] >= 0) {
                tokens.add(byteTokens[b & 0xFF]);
            } else if (special().unknown().isPresent()) {
                tokens.add(special().unknown().getAsInt());
                return;
            }
        }
    }
}
