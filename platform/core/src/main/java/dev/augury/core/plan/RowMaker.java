package dev.augury.core.plan;

import dev.augury.core.flow.Sequence;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.List;

/** Makes the row of a sequence: only the tokens to compute are copied, never its history. */
final class RowMaker {

    private RowMaker() {}

    /** Returns the row that computes the next {@code count} tokens of a sequence that holds the blocks for them. */
    static StepRow row(Sequence sequence, int count) {
        int from = sequence.computedTokens();
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = from + i;
        }
        KvSegment segment = new KvSegment(sequence.blocks().device(), from, QueryPosition.OWN);
        int[] tokens = sequence.tokens().slice(from, count);
        return new StepRow(sequence.id(), tokens, positions, List.of(segment), sequence.request().asked().adapter(), wants(sequence, from, count));
    }

    private static List<Want> wants(Sequence sequence, int from, int count) {
        boolean last = from + count == sequence.totalTokens() && sequence.totalTokens() < sequence.totalTokensMax();
        if (sequence.open().promptScored()) {
            return last ? List.of(sample(sequence, count - 1)) : List.of();
        }
        List<Want> wants = new ArrayList<>();
        int top = sequence.sampling().topLogprobs();
        for (int i = 0; i < count && from + i + 1 < sequence.tokens().promptLength(); i++) {
            wants.add(new Want.Score(i, sequence.tokens().token(from + i + 1), top));
        }
        if (last) {
            wants.add(sample(sequence, count - 1));
        }
        return wants;
    }

    private static Want sample(Sequence sequence, int index) {
        return new Want.Sample(index, sequence.sampling(), sequence.totalTokens(), sequence.tokens(), sequence.mask());
    }
}
