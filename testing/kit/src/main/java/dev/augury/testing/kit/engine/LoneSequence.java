package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.TokenHistory;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.engine.Want;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence that is driven through an engine by hand: it knows its tokens, its blocks and how many tokens are computed, and makes its rows. */
public final class LoneSequence implements TokenHistory {

    private final long id;
    private final int promptLength;
    private int[] tokens;
    private int[] blocks;
    private int computed;

    /**
     * Makes a sequence.
     *
     * @param blocks device blocks for all tokens it will ever have
     */
    public LoneSequence(long id, int[] prompt, int... blocks) {
        this.id = id;
        this.tokens = prompt.clone();
        this.promptLength = prompt.length;
        this.blocks = blocks.clone();
    }

    @Override
    public int length() {
        return tokens.length;
    }

    @Override
    public int promptLength() {
        return promptLength;
    }

    @Override
    public int token(int index) {
        return tokens[index];
    }

    /** Returns all tokens. */
    public int[] tokens() {
        return tokens.clone();
    }

    /** Returns the tokens generated. */
    public int[] output() {
        return Arrays.copyOfRange(tokens, promptLength, tokens.length);
    }

    /** Puts the sequence on other blocks, to which its content was copied. */
    public void moveTo(int... target) {
        blocks = target.clone();
    }

    /** Forgets what is computed, as after a preemption. */
    public void discard() {
        computed = 0;
    }

    /** Takes the first tokens as computed, as after a hit in the prefix cache. */
    public void found(int count) {
        computed = count;
    }

    /** Adds a token to the output. */
    public void append(int token) {
        tokens = Arrays.copyOf(tokens, tokens.length + 1);
        tokens[tokens.length - 1] = token;
    }

    /** Returns a row of the next {@code count} tokens. */
    public StepRow row(int count, Want... wants) {
        int[] positions = new int[count];
        Arrays.setAll(positions, i -> computed + i);
        KvSegment segment = new KvSegment(blocks.clone(), computed, QueryPosition.OWN);
        return new StepRow(id, Arrays.copyOfRange(tokens, computed, computed + count), positions, List.of(segment), null, List.of(wants));
    }

    /** Returns a row of every token that is not computed, which samples the next one. */
    public StepRow samplingRow(SamplingSpec sampling, @Nullable TokenMask mask) {
        int pending = tokens.length - computed;
        return row(pending, new Want.Sample(pending - 1, sampling, tokens.length, this, mask));
    }

    /** Marks tokens as computed. */
    public void computed(int count) {
        computed += count;
    }

    /** Computes what is pending in one step, samples a token greedily and appends it. */
    public int next(Engine engine) {
        return next(engine, SamplingSpec.builder().temperature(0).build());
    }

    /** Computes what is pending in one step, samples a token and appends it. */
    public int next(Engine engine, SamplingSpec sampling) {
        StepResult result = engine.step(new StepPlan(List.of(samplingRow(sampling, null)), List.of()));
        return take((Answer.Sampled) result.rows().getFirst().getFirst());
    }

    /** Takes the answer to a {@link #samplingRow} that was run. */
    public int take(Answer.Sampled sampled) {
        computed = tokens.length;
        append(sampled.token());
        return sampled.token();
    }

    /** Computes the next {@code count} tokens in one step without wanting anything. */
    public void compute(Engine engine, int count) {
        engine.step(new StepPlan(List.of(row(count)), List.of()));
        computed += count;
    }
}
