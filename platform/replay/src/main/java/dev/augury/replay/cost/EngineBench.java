package dev.augury.replay.cost;

import dev.augury.replay.run.LaneSize;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.TokenHistory;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Lets an engine do single steps and copies, and times them as the loop of a lane does. One sequence is prompted, the others generate; each holds blocks for the longest
 * context. Not thread-safe.
 */
final class EngineBench {

    private static final SamplingSpec GREEDY = SamplingSpec.builder().temperature(0).build();
    private static final int SEQUENCES = StepShapes.DECODES + 1;
    private static final int HOST_BLOCKS_MAX = 64;
    private static final long COPY_SECONDS_MAX = 60;

    private final Engine engine;
    private final LaneSize size;
    private final LongSupplier now;

    /**
     * Takes an engine.
     *
     * @param size what it was made with, from {@link #size}
     * @param now nanoseconds that never go back
     */
    EngineBench(Engine engine, LaneSize size, LongSupplier now) {
        this.engine = engine;
        this.size = size;
        this.now = now;
    }

    /** Returns the size of an engine for steps up to these shapes. */
    static LaneSize size(StepShapes shapes, int blockTokens) {
        int blocks = blocksPerSequence(shapes, blockTokens);
        return new LaneSize(blockTokens, SEQUENCES * blocks, Math.min(HOST_BLOCKS_MAX, blocks), false, SEQUENCES, shapes.chunk() + StepShapes.DECODES);
    }

    private static int blocksPerSequence(StepShapes shapes, int blockTokens) {
        return Math.ceilDiv(shapes.context() + shapes.chunk(), blockTokens);
    }

    /** Computes the longest context once and gives it to every sequence, so that no step reads memory that was never written. */
    void fill(StepShapes shapes) {
        recompute(shapes.context() + shapes.chunk(), shapes.chunk());
        List<BlockCopy> copies = new ArrayList<>();
        int perSequence = size.deviceBlocks() / SEQUENCES;
        for (int block = perSequence; block < size.deviceBlocks(); block++) {
            copies.add(new BlockCopy(BlockTier.DEVICE, block % perSequence, BlockTier.DEVICE, block));
        }
        copy(copies);
    }

    /** Returns the nanoseconds of a step. */
    long step(StepShape shape) {
        List<StepRow> rows = new ArrayList<>();
        if (shape.prompt() > 0) {
            rows.add(row(0, shape.cached(), shape.prompt()));
        }
        for (int sequence = 1; sequence <= shape.decodes(); sequence++) {
            rows.add(row(sequence, shape.context(), 1));
        }
        StepPlan plan = new StepPlan(rows, List.of());
        long before = now.getAsLong();
        engine.step(plan);
        return now.getAsLong() - before;
    }

    /** Returns the nanoseconds in which that many tokens are computed, in pieces. */
    long recompute(int tokens, int chunk) {
        long nanos = 0;
        for (int from = 0; from < tokens; from += chunk) {
            nanos += step(StepShape.prompt(Math.min(chunk, tokens - from), from));
        }
        return nanos;
    }

    /** Returns the most blocks that can be moved between the tiers at once. */
    int movable() {
        return size.hostBlocks();
    }

    /** Returns the nanoseconds, as the engine tells them, in which the first blocks go to the host tier, or come back. */
    long move(int blocks, boolean out) {
        return copy(IntStream.range(0, blocks)
                .mapToObj(block -> out ? new BlockCopy(BlockTier.DEVICE, block, BlockTier.HOST, block) : new BlockCopy(BlockTier.HOST, block, BlockTier.DEVICE, block))
                .toList());
    }

    private long copy(List<BlockCopy> copies) {
        CompletableFuture<Long> told = new CompletableFuture<>();
        engine.copyBlocks(copies, (nanos, failure) -> {
            if (failure == null) {
                told.complete(nanos);
            } else {
                told.completeExceptionally(failure);
            }
        });
        try {
            return told.get(COPY_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new EngineException("A copy of " + copies.size() + " blocks was not over after " + COPY_SECONDS_MAX + " s", true, e);
        } catch (ExecutionException e) {
            throw new EngineException("A copy of " + copies.size() + " blocks failed: " + e.getCause().getMessage(), true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while blocks were copied", true, e);
        }
    }

    private StepRow row(int sequence, int cached, int tokens) {
        EngineGeometry geometry = engine.geometry();
        int perSequence = size.deviceBlocks() / SEQUENCES;
        int[] blocks = IntStream.range(sequence * perSequence, sequence * perSequence + Math.ceilDiv(cached + tokens, size.blockTokens())).toArray();
        Text text = new Text(cached + tokens, geometry.vocabularySize());
        int[] positions = IntStream.range(cached, cached + tokens).toArray();
        return new StepRow(
                sequence + 1L,
                IntStream.of(positions).map(text::token).toArray(),
                positions,
                List.of(new KvSegment(blocks, cached, QueryPosition.OWN)),
                null,
                List.of(new Want.Sample(tokens - 1, GREEDY, cached + tokens, text, null)));
    }

    /**
     * What all sequences say.
     *
     * @param length tokens so far
     * @param vocabulary tokens that there are
     */
    private record Text(int length, int vocabulary) implements TokenHistory {

        private static final long STRIDE = 7919;

        @Override
        public int promptLength() {
            return length;
        }

        @Override
        public int token(int index) {
            return (int) ((index + 1) * STRIDE % vocabulary);
        }
    }
}
