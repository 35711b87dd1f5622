package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.kv.KvLayout;
import dev.augury.spi.engine.KvSegment;
import java.util.List;

/**
 * How attention is cut into units: a tile is neighbouring queries of one part, which read the same keys together. The cut changes no bits.
 */
final class Tiles {

    /** Query rows of a tile at most. */
    private static final int ROWS = 32;

    private final int group;
    private final int scoreFloats;
    private final Part[] parts;
    private final int[] from;
    private final int[] counts;
    private final int[] slots;
    private int size;

    /**
     * Makes room.
     *
     * @param group query heads per key head
     * @param capacity queries at most
     * @param scoreFloats scores that a worker can hold
     */
    Tiles(int group, int capacity, int scoreFloats) {
        this.group = group;
        this.scoreFloats = scoreFloats;
        parts = new Part[capacity];
        from = new int[capacity];
        counts = new int[capacity];
        slots = new int[capacity];
    }

    /** Scores that a worker needs room for, so that one token of the longest sequence fits and shorter ones fill a tile. */
    static int scoreFloats(int group, int contextMax, int segmentsMax) {
        return Math.max(Math.multiplyExact(group, columnsMax(contextMax, segmentsMax)), ROWS * 2048);
    }

    /** Score columns of the longest sequence. */
    static int columnsMax(int contextMax, int segmentsMax) {
        return padded(contextMax) + KvLayout.LANES * segmentsMax;
    }

    /** Query rows that a worker must be able to hold. */
    static int rowsMax(int group) {
        return Math.max(ROWS, group);
    }

    /** Cuts all tokens of the slice, or only the chosen ones. */
    void cut(Slice slice, boolean chosenOnly) {
        size = 0;
        int queries = chosenOnly ? slice.chosenCount() : slice.count();
        int at = 0;
        while (at < queries) {
            Part part = slice.partOf(token(slice, at, chosenOnly));
            int end = at;
            while (end < queries && slice.partOf(token(slice, end, chosenOnly)) == part) {
                slots[end] = part.slot(token(slice, end, chosenOnly));
                end++;
            }
            int step = step(columns(part));
            for (int start = at; start < end; start += step) {
                parts[size] = part;
                from[size] = start;
                counts[size++] = Math.min(step, end - start);
            }
            at = end;
        }
    }

    private static int token(Slice slice, int query, boolean chosenOnly) {
        return chosenOnly ? slice.chosen(query) : query;
    }

    private int step(int columns) {
        return Math.max(1, Math.min(ROWS, scoreFloats / columns) / group);
    }

    /** Score columns that the last query of a part needs. */
    private static int columns(Part part) {
        List<KvSegment> segments = part.segments();
        int columns = 0;
        for (int i = 0; i < segments.size() - 1; i++) {
            columns += padded(segments.get(i).length());
        }
        return columns + padded(part.slot(part.at() + part.count() - 1) + 1);
    }

    /** Score columns of a run of tokens. */
    static int padded(int tokens) {
        return Math.ceilDiv(tokens, KvLayout.LANES) * KvLayout.LANES;
    }

    int size() {
        return size;
    }

    Part part(int tile) {
        return parts[tile];
    }

    /** First query of a tile. */
    int from(int tile) {
        return from[tile];
    }

    /** Queries of a tile. */
    int count(int tile) {
        return counts[tile];
    }

    /** Place of a query's own token in its last segment: it sees the tokens before it and itself. */
    int slot(int query) {
        return slots[query];
    }
}
