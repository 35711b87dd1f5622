package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.kernel.KvRun;
import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.kernel.Rows;
import dev.augury.engine.cpu.kv.KvLayout;
import dev.augury.engine.cpu.kv.KvPool;
import dev.augury.spi.engine.KvSegment;
import java.util.Arrays;
import java.util.List;

/**
 * One worker's attention: a tile of queries and the group of heads that share a key head, so that each key and value is read once for
 * all of them. The scores of a query are kept over all its keys: there is one softmax per query and nothing to merge.
 *
 * <p>Score columns of a tile: the tokens of each segment in order, each segment padded to whole lanes; holes weigh nothing.
 */
final class Attention {

    private final ModelShape shape;
    private final Ops ops;
    private final KvLayout layout;
    private final int group;
    private final KvRun run;
    private final Rows queries;
    private final Rows sums;
    private final float[] scores;

    Attention(ModelShape shape, Ops ops, KvPool pool, int scoreFloats) {
        this.shape = shape;
        this.ops = ops;
        layout = pool.layout();
        group = shape.sizes().group();
        run = new KvRun(pool.memory(), layout.blockTokens(), layout.channels(), pool.blocks());
        queries = Rows.allocate(Tiles.rowsMax(group), layout.channels());
        sums = Rows.allocate(Tiles.rowsMax(group), layout.channels());
        scores = new float[scoreFloats];
    }

    /**
     * Computes one key head's group of query heads for every query of a tile.
     *
     * @param layer layer
     * @param query rotated queries, all heads in a row
     * @param out receives the heads, likewise
     */
    void attend(Tiles tiles, int tile, int layer, int kvHead, Rows query, Rows out) {
        int from = tiles.from(tile);
        int count = tiles.count(tile);
        int rows = count * group;
        int headSize = shape.sizes().headSize();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < group; j++) {
                System.arraycopy(query.values(), query.start(from + i) + (kvHead * group + j) * headSize, queries.values(),
                        queries.start(i * group + j), headSize);
            }
        }
        List<KvSegment> segments = tiles.part(tile).segments();
        int seen = tiles.slot(from + count - 1) + 1;
        int start = firstVisible(tiles.slot(from)) / layout.blockTokens() * layout.blockTokens();
        int columns = Tiles.padded(seen - start);
        for (int s = 0; s < segments.size() - 1; s++) {
            columns += Tiles.padded(segments.get(s).length());
        }
        Rows table = new Rows(scores, 0, columns, columns);
        int last = score(segments, layer, kvHead, rows, new Span(start, seen), table);
        Arrays.fill(sums.values(), 0, rows * layout.channels(), 0);
        for (int row = 0; row < rows; row++) {
            weigh(table, row, new Span(start, tiles.slot(from + row / group) + 1), last);
        }
        accumulate(segments, layer, kvHead, rows, new Span(start, seen), table);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(sums.values(), sums.start(row), out.values(),
                    out.start(from + row / group) + (kvHead * group + row % group) * headSize, headSize);
        }
    }

    /** Tokens of the last segment that a tile reads. */
    private record Span(int from, int to) {}

    private int firstVisible(int slot) {
        return Math.max(0, slot + 1 - shape.window());
    }

    /** Fills the table and returns the column where the last segment begins. */
    private int score(List<KvSegment> segments, int layer, int kvHead, int rows, Span span, Rows table) {
        int column = 0;
        for (int s = 0; s < segments.size() - 1; s++) {
            KvSegment segment = segments.get(s);
            int padded = Tiles.padded(segment.length());
            if (segment.length() > 0) {
                keys(segment, layer, kvHead, new Span(0, segment.length()));
                ops.scores(queries, 0, rows, run, table.slice(column, padded));
                for (int row = 0; row < rows; row++) {
                    int at = table.start(row) + column;
                    Arrays.fill(scores, at + segment.length(), at + padded, Float.NEGATIVE_INFINITY);
                }
            }
            column += padded;
        }
        keys(segments.getLast(), layer, kvHead, span);
        ops.scores(queries, 0, rows, run, table.slice(column, table.columns() - column));
        return column;
    }

    /** Turns the scores of a row into weights that sum to 1; the span's tokens begin at column {@code last}. */
    private void weigh(Rows table, int row, Span span, int last) {
        int at = table.start(row);
        int hidden = firstVisible(span.to() - 1) - span.from();
        if (hidden > 0) {
            Arrays.fill(scores, at + last, at + last + hidden, Float.NEGATIVE_INFINITY);
        }
        int columns = last + span.to() - span.from();
        float total = ops.softmax(table, row, columns, shape.factors().attention());
        Arrays.fill(scores, at + columns, at + table.columns(), 0);
        ops.scale(new Rows(scores, 0, table.stride(), columns), row, 1 / total);
    }

    private void accumulate(List<KvSegment> segments, int layer, int kvHead, int rows, Span span, Rows table) {
        int column = 0;
        for (int s = 0; s < segments.size() - 1; s++) {
            KvSegment segment = segments.get(s);
            int padded = Tiles.padded(segment.length());
            if (segment.length() > 0) {
                values(segment, layer, kvHead, new Span(0, segment.length()));
                ops.accumulate(table.slice(column, padded), rows, run, sums, 0);
            }
            column += padded;
        }
        values(segments.getLast(), layer, kvHead, span);
        ops.accumulate(table.slice(column, table.columns() - column), rows, run, sums, 0);
    }

    private void keys(KvSegment segment, int layer, int kvHead, Span span) {
        int first = span.from() / layout.blockTokens();
        int blocks = Math.ceilDiv(span.to(), layout.blockTokens()) - first;
        for (int i = 0; i < blocks; i++) {
            run.offsets()[i] = layout.keys(segment.blocks()[first + i], layer, kvHead);
        }
        run.tokens(span.to() - span.from());
    }

    private void values(KvSegment segment, int layer, int kvHead, Span span) {
        keys(segment, layer, kvHead, span);
        int blocks = Math.ceilDiv(run.tokens(), layout.blockTokens());
        for (int i = 0; i < blocks; i++) {
            run.offsets()[i] += layout.kvHeads() * layout.headBytes();
        }
    }
}
