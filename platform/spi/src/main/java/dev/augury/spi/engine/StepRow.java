package dev.augury.spi.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tokens of one sequence. They are appended to the last segment in order; token {@code i} attends to every segment's tokens and to the
 * row's tokens {@code 0..i}.
 *
 * @param sequence id of the sequence, for messages only
 * @param tokens token ids, at least one
 * @param positions rotation position of each token, ascending
 * @param segments what the row reads, at least one; the last is the one appended to
 * @param adapter name of an adapter, or null
 * @param wants what is wanted at which token, ascending by index
 */
public record StepRow(
        long sequence,
        int[] tokens,
        int[] positions,
        List<KvSegment> segments,
        @Nullable String adapter,
        List<Want> wants) {

    /** Copies the lists and refuses empty or unequal ones; the arrays are not copied and must not change. */
    public StepRow {
        segments = List.copyOf(segments);
        wants = List.copyOf(wants);
        if (tokens.length == 0 || tokens.length != positions.length || segments.isEmpty()) {
            throw new IllegalArgumentException("Row of sequence " + sequence + " has " + tokens.length + " tokens, "
                    + positions.length + " positions and " + segments.size() + " segments; give one position per token and a segment");
        }
    }

    /** Returns the segment that the tokens are appended to. */
    public KvSegment target() {
        return segments.getLast();
    }
}
