package dev.augury.model.token;

import dev.augury.model.token.merge.LongTable;
import dev.augury.model.token.merge.MergeTable;
import java.util.Arrays;

/**
 * What the pieces of a SentencePiece vocabulary imply.
 *
 * @param merges every way to put a piece together from two pieces or characters; the better the score, the lower the rank
 * @param characters the symbol of every character that occurs in a piece
 * @param neighbours every pair of characters that stand side by side in a piece
 */
record PieceIndex(MergeTable merges, LongTable characters, LongTable neighbours) {

    static PieceIndex of(TokenTable table, SymbolTable symbols, float[] scores) {
        PieceIndex index = new PieceIndex(new MergeTable(table.size()), new LongTable(table.size()), new LongTable(table.size()));
        int[] ranks = ranks(scores);
        for (int id = 0; id < table.size(); id++) {
            if (symbols.isMergeable(id) && symbols.tokenOf(table.text(id)) == id) {
                index.add(table.text(id), id, ranks[id], symbols);
            }
        }
        return index;
    }

    static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private void add(String piece, int id, int rank, SymbolTable symbols) {
        int[] points = piece.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            characters.putIfAbsent(points[i], symbols.intern(Character.toString(points[i])));
            if (i > 0) {
                neighbours.putIfAbsent(pair(points[i - 1], points[i]), 0);
                int left = part(points, 0, i, symbols);
                int right = part(points, i, points.length, symbols);
                if (left >= 0 && right >= 0) {
                    merges.add(left, right, rank, id);
                }
            }
        }
    }

    private static int part(int[] points, int from, int to, SymbolTable symbols) {
        String text = new String(points, from, to - from);
        return to - from == 1 ? symbols.intern(text) : symbols.tokenOf(text);
    }

    /** Equal scores have equal ranks, so that among them the leftmost pair merges first. */
    private static int[] ranks(float[] scores) {
        float[] distinct = new float[scores.length];
        float[] ascending = scores.clone();
        Arrays.sort(ascending);
        int count = 0;
        for (float score : ascending) {
            if (count == 0 || Float.compare(distinct[count - 1], score) != 0) {
                distinct[count++] = score;
            }
        }
        int[] ranks = new int[scores.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = count - Arrays.binarySearch(distinct, 0, count, scores[i]);
        }
        return ranks;
    }
}
