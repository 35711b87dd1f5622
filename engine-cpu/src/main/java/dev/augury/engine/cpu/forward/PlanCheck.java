package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.kv.KvPool;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.engine.Want;
import java.util.stream.IntStream;

/** Refuses plans that this engine cannot run, before anything is written. */
final class PlanCheck {

    /** Segments of a row at most: each may leave a hole in the table of scores. */
    static final int SEGMENTS_MAX = 8;

    private final ModelShape shape;
    private final int contextMax;
    private final KvPool pool;

    PlanCheck(ModelShape shape, int contextMax, KvPool pool) {
        this.shape = shape;
        this.contextMax = contextMax;
        this.pool = pool;
    }

    void check(StepPlan plan) {
        if (plan.rows().isEmpty()) {
            throw new IllegalArgumentException("The plan has no rows; give it at least one");
        }
        for (StepRow row : plan.rows()) {
            check(row);
        }
    }

    private void check(StepRow row) {
        if (row.adapter() != null) {
            throw refused(row, "asks for the adapter '" + row.adapter() + "', but this engine has no adapters");
        }
        for (int token : row.tokens()) {
            if (token < 0 || token >= shape.sizes().vocabulary()) {
                throw refused(row, "has the token " + token + " outside the vocabulary of " + shape.sizes().vocabulary());
            }
        }
        for (int position : row.positions()) {
            if (position < 0 || position >= contextMax) {
                throw refused(row, "has the position " + position + "; the engine was made for " + contextMax + " tokens");
            }
        }
        segments(row);
        int before = 0;
        for (Want want : row.wants()) {
            if (want.index() < before || want.index() >= row.tokens().length) {
                throw refused(row, "wants something at token " + want.index() + " of " + row.tokens().length + ", out of order or range");
            }
            before = want.index();
            check(row, want);
        }
    }

    private void segments(StepRow row) {
        if (row.segments().size() > SEGMENTS_MAX) {
            throw refused(row, "has " + row.segments().size() + " segments; this engine reads up to " + SEGMENTS_MAX);
        }
        if (row.segments().size() > 1 && shape.window() != Integer.MAX_VALUE) {
            throw refused(row, "has several segments, which a model with a sliding window does not read");
        }
        long sum = row.tokens().length;
        for (KvSegment segment : row.segments()) {
            sum += segment.length();
            boolean last = segment == row.target();
            long needed = segment.length() + (last ? (long) row.tokens().length : 0);
            if (segment.length() < 0 || needed > (long) segment.blocks().length * pool.layout().blockTokens()) {
                throw refused(row, "needs room for " + needed + " tokens in a segment of " + segment.blocks().length + " blocks");
            }
            for (int block : segment.blocks()) {
                if (block < 0 || block >= pool.blocks()) {
                    throw refused(row, "names the block " + block + " of " + pool.blocks());
                }
            }
            switch (segment.query()) {
                case QueryPosition.Own() -> { }
                case QueryPosition.Fixed(int position) ->
                    throw refused(row, "asks for queries at the fixed position " + position + ", which this engine does not offer");
            }
        }
        if (sum > contextMax) {
            throw refused(row, "would be " + sum + " tokens long; the engine was made for " + contextMax);
        }
    }

    private void check(StepRow row, Want want) {
        switch (want) {
            case Want.Sample sample -> sample(row, sample);
            case Want.Score score -> {
                if (score.token() < 0 || score.token() >= shape.sizes().vocabulary() || score.top() < 0 || score.top() > 20) {
                    throw refused(row, "wants the token " + score.token() + " scored with the top " + score.top()
                            + "; give a token of the vocabulary and 0 to 20");
                }
            }
            case Want.Logits _ -> { }
            case Want.Hidden _ -> throw refused(row, "wants a hidden state, which this engine does not offer");
        }
    }

    private void sample(StepRow row, Want.Sample sample) {
        int vocabulary = shape.sizes().vocabulary();
        for (int token : sample.sampling().logitBias().keySet()) {
            if (token < 0 || token >= vocabulary) {
                throw refused(row, "biases the token " + token + " outside the vocabulary of " + vocabulary);
            }
        }
        TokenMask mask = sample.mask();
        if (mask != null && IntStream.range(0, vocabulary).noneMatch(mask::allows)) {
            throw refused(row, "masks every token of the vocabulary; leave at least one");
        }
    }

    private static IllegalArgumentException refused(StepRow row, String what) {
        return new IllegalArgumentException("Row of sequence " + row.sequence() + " " + what);
    }
}
