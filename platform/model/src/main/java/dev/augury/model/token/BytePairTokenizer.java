package dev.augury.model.token;

import dev.augury.model.token.merge.IntList;
import dev.augury.model.token.merge.MergeTable;
import dev.augury.model.token.merge.PairMerger;
import dev.augury.model.token.merge.WordCache;
import dev.augury.model.token.pretokenize.CodePoints;
import dev.augury.model.token.pretokenize.PreTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Byte-level byte-pair encoding (Radford et al. 2019): words from a pre-tokenizer, spelled in bytes, pairs merged by rank. */
final class BytePairTokenizer extends VocabularyTokenizer {
    private final ByteAlphabet alphabet = new ByteAlphabet();
    private final SymbolTable symbols;
    private final MergeTable merges;
    private final int[] byteSymbols = new int[256];
    private final PreTokenizer preTokenizer;
    private final boolean wholeWords;
    private final WordCache cache = new WordCache();

    /**
     * How the vocabulary merges.
     *
     * @param pairs two spellings with a space between them, the earliest to merge first
     * @param preTokenizer cuts a text into words
     * @param wholeWords whether a word that is a token is taken as it is, even if merging would not make it
     */
    record Rules(List<String> pairs, PreTokenizer preTokenizer, boolean wholeWords) {}

    BytePairTokenizer(TokenTable table, SpecialTokens special, Rules rules) {
        super(table, special, false);
        this.preTokenizer = rules.preTokenizer;
        this.wholeWords = rules.wholeWords;
        this.symbols = new SymbolTable(table);
        this.merges = new MergeTable(rules.pairs.size());
        for (int b = 0; b < 256; b++) {
            byteSymbols[b] = symbols.intern(String.valueOf(alphabet.letter(b)));
        }
        for (int rank = 0; rank < rules.pairs.size(); rank++) {
            addMerge(rules.pairs.get(rank), rank);
        }
    }

    private void addMerge(String pair, int rank) {
        int space = pair.indexOf(' ', 1);
        if (space < 0 || space == pair.length() - 1) {
            throw new UnsupportedTokenizerException("Merge " + rank + " of tokenizer.ggml.merges is '" + pair
                    + "', not two spellings with a space between them; convert the model file again.");
        }
        String left = pair.substring(0, space);
        String right = pair.substring(space + 1);
        boolean reserved = table.id(left + right).isPresent() && symbols.tokenOf(left + right) < 0;
        if (!reserved) {
            merges.add(symbols.intern(left), symbols.intern(right), rank, symbols.intern(left + right));
        }
    }

    @Override
    boolean hasSpacePrefix() {
        return false;
    }

    @Override
    void encodePart(String text, int from, int to, boolean first, IntList out) {
        CodePoints points = CodePoints.of(text, from, to);
        IntList ends = preTokenizer.ends(points);
        PairMerger merger = new PairMerger(merges);
        int start = 0;
        for (int i = 0; i < ends.size(); i++) {
            int end = ends.get(i);
            int[] tokens = cache.find(points.points(), start, end);
            if (tokens == null) {
                tokens = encodeWord(new String(points.points(), start, end - start), merger);
                cache.put(points.points(), start, end, tokens);
            }
            out.addAll(tokens);
            start = end;
        }
    }

    private int[] encodeWord(String word, PairMerger merger) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int[] whole = wholeWords ? wholeWord(bytes) : null;
        if (whole != null) {
            return whole;
        }
        int[] buffer = merger.buffer(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            buffer[i] = byteSymbols[bytes[i] & 0xFF];
        }
        int count = merger.merge(bytes.length);
        IntList tokens = new IntList(count);
        for (int i = 0; i < count; i++) {
            emit(buffer[i], tokens);
        }
        return tokens.toArray();
    }

    private int @Nullable [] wholeWord(byte[] bytes) {
        char[] spelled = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            spelled[i] = alphabet.letter(bytes[i] & 0xFF);
        }
        int token = symbols.tokenOf(new String(spelled));
        return token < 0 ? null : new int[] {token};
    }

    private void emit(int symbol, IntList tokens) {
        if (symbols.isToken(symbol)) {
            tokens.add(symbol);
            return;
        }
        String text = symbols.otherText(symbol);
        for (int i = 0; i < text.length(); i++) {
            int letter = symbols.tokenOf(text.substring(i, i + 1));
            if (letter >= 0) {
                tokens.add(letter);
            }
        }
    }
}
