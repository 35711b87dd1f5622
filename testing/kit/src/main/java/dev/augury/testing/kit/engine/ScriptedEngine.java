package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.EngineHealth;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * An engine that says what a {@link TokenScript} says about the tokens it finds in its KV blocks. It keeps the content of every block, so a wrong block
 * table, a block given to two sequences or a lost copy shows as {@link #tornReads()} and, with {@link TokenScript#hashed}, as another answer.
 */
public final class ScriptedEngine implements Engine {

    private final TokenScript script;
    private final EngineGeometry geometry;
    private final EngineCapabilities capabilities;
    private final KvContent kv;
    private final PlanLaw law;
    private final long stepNanos;
    private final LongConsumer elapse;
    private final boolean holdingCopies;
    private final Deque<HeldCopy> held = new ArrayDeque<>();
    private long steps;
    private long tornReads;
    private boolean closed;

    private record HeldCopy(List<BlockCopy> copies, CopyListener listener) {}

    private ScriptedEngine(Builder builder) {
        script = builder.script;
        geometry = EngineGeometry.builder()
                .vocabularySize(builder.vocabularySize)
                .contextLength(builder.contextLength)
                .layers(1)
                .kvHeads(1)
                .headSize(1)
                .blockTokens(builder.sizes.blockTokens())
                .blockBytes(builder.sizes.blockTokens() * 12L)
                .kvCodec("scripted")
                .build();
        capabilities = new EngineCapabilities(builder.features);
        kv = new KvContent(builder.sizes.blockTokens(), builder.sizes.deviceBlocks(), builder.sizes.hostBlocks());
        law = new PlanLaw(geometry, capabilities, builder.sizes);
        stepNanos = builder.stepNanos;
        elapse = builder.elapse;
        holdingCopies = builder.holdingCopies;
    }

    /** Returns a builder of an engine of that script and memory: vocabulary 1,000, context 4,096, every feature but hidden states and adapters. */
    public static Builder builder(TokenScript script, KvSizes sizes) {
        return new Builder(script, sizes);
    }

    @Override
    public EngineGeometry geometry() {
        return geometry;
    }

    @Override
    public EngineCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public StepResult step(StepPlan plan) {
        if (closed) {
            throw new IllegalStateException("The engine is closed; no step can follow");
        }
        List<String> refusals = law.refusals(plan);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", refusals));
        }
        steps++;
        for (StepRow row : plan.rows()) {
            kv.append(row.target(), row.tokens());
        }
        StepResult.Builder result = StepResult.builder();
        for (StepRow row : plan.rows()) {
            List<Answer> answers = new ArrayList<>(row.wants().size());
            for (Want want : row.wants()) {
                answers.add(ScriptedAnswers.answer(script, want, context(row, want.index()), geometry.vocabularySize()));
            }
            result.row(answers);
        }
        elapse.accept(stepNanos);
        return result.build();
    }

    private int[] context(StepRow row, int index) {
        int length = index + 1;
        for (KvSegment segment : row.segments()) {
            length += segment.length();
        }
        int[] context = new int[length];
        int offset = 0;
        for (KvSegment segment : row.segments()) {
            int read = segment == row.target() ? length - offset : segment.length();
            tornReads += kv.read(segment, read, context, offset);
            offset += read;
        }
        return context;
    }

    @Override
    public void copyBlocks(List<BlockCopy> copies, CopyListener listener) {
        HeldCopy copy = new HeldCopy(List.copyOf(copies), listener);
        if (holdingCopies) {
            held.add(copy);
        } else {
            carryOut(copy);
        }
    }

    /** Carries out the copies held so far and tells their listeners; returns how many calls there were. */
    public int releaseCopies() {
        int released = 0;
        for (HeldCopy copy = held.poll(); copy != null; copy = held.poll()) {
            carryOut(copy);
            released++;
        }
        return released;
    }

    private void carryOut(HeldCopy copy) {
        copy.copies().forEach(kv::copy);
        copy.listener().copied(0, null);
    }

    /** Returns how many steps were run. */
    public long steps() {
        return steps;
    }

    /** Returns how many slots were read that did not hold what belongs there; 0 as long as the host's block tables are right. */
    public long tornReads() {
        return tornReads;
    }

    @Override
    public EngineHealth health() {
        return new EngineHealth(!closed, closed ? "Closed" : "Says what its script says", Map.of());
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Collects what an engine is to be. */
    public static final class Builder {

        private final TokenScript script;
        private final KvSizes sizes;
        private int vocabularySize = 1000;
        private int contextLength = 4096;
        private EnumSet<Feature> features = EnumSet.complementOf(EnumSet.of(Feature.HIDDEN, Feature.ADAPTERS, Feature.ASYNCHRONOUS_COPIES));
        private long stepNanos;
        private LongConsumer elapse = nanos -> {};
        private boolean holdingCopies;

        private Builder(TokenScript script, KvSizes sizes) {
            this.script = script;
            this.sizes = sizes;
        }

        /** Sets the number of tokens of the vocabulary. */
        public Builder vocabularySize(int value) {
            vocabularySize = value;
            return this;
        }

        /** Sets the largest number of tokens of one sequence. */
        public Builder contextLength(int value) {
            contextLength = value;
            return this;
        }

        /** Takes features away, so that plans which ask for them are refused. */
        public Builder without(Feature... absent) {
            features = EnumSet.copyOf(features);
            features.removeAll(List.of(absent));
            return this;
        }

        /** Lets every step take that long on a clock, for example that of {@link dev.augury.spi.engine.EngineContext#elapse}. */
        public Builder stepNanos(long nanos, LongConsumer clock) {
            stepNanos = nanos;
            elapse = clock;
            return this;
        }

        /** Keeps every copy under way until {@link ScriptedEngine#releaseCopies}. */
        public Builder holdingCopies() {
            holdingCopies = true;
            return this;
        }

        /** Makes the engine. */
        public ScriptedEngine build() {
            return new ScriptedEngine(this);
        }
    }
}
