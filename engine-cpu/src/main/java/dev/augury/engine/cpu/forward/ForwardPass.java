package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.kv.KvPool;
import dev.augury.engine.cpu.team.Worker;
import dev.augury.engine.cpu.team.WorkerTeam;
import dev.augury.engine.cpu.weights.Weights;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.StepCounters;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Runs plans. A plan with more tokens than a slice holds is run slice by slice through all layers, which is the same as if the host had
 * cut the prompt: so memory is bounded whatever the plan.
 */
public final class ForwardPass {

    /** What a sampler keeps for each token of the vocabulary. */
    private static final long SAMPLER_BYTES_PER_TOKEN = 30;

    private final WorkerTeam team;
    private final PlanCheck check;
    private final Slice slice;
    private final TilesPair tiles;
    private final Stopwatch stopwatch = new Stopwatch();
    private final Layers layers;
    private final Output output;
    private final Attention[] attentions;
    private final Answers[] answers;
    private final long bytesPerSlice;

    /**
     * What a pass needs.
     *
     * @param shape sizes
     * @param weights repacked weights
     * @param ops arithmetic
     * @param pool device tier
     * @param team workers
     */
    public record Parts(ModelShape shape, Weights weights, Ops ops, KvPool pool, WorkerTeam team) {}

    /**
     * Makes all buffers.
     *
     * @param sliceTokens tokens that go through the layers together
     * @param contextMax longest sequence
     * @param weightBytes bytes of weights, for counters
     */
    public ForwardPass(Parts parts, int sliceTokens, int contextMax, long weightBytes) {
        ModelShape shape = parts.shape();
        team = parts.team();
        check = new PlanCheck(shape, contextMax, parts.pool());
        slice = new Slice(sliceTokens);
        int group = shape.sizes().group();
        int scoreFloats = Tiles.scoreFloats(group, contextMax, PlanCheck.SEGMENTS_MAX);
        tiles = new TilesPair(new Tiles(group, sliceTokens, scoreFloats), new Tiles(group, sliceTokens, scoreFloats));
        Buffers buffers = Buffers.make(shape.sizes(), shape.rope().channels(), sliceTokens);
        layers = new Layers(shape, parts.weights(), parts.ops(), parts.pool(), buffers, stopwatch);
        output = new Output(shape, parts.weights(), parts.ops(), buffers, stopwatch);
        attentions = IntStream.range(0, team.size())
                .mapToObj(_ -> new Attention(shape, parts.ops(), parts.pool(), scoreFloats))
                .toArray(Attention[]::new);
        answers = IntStream.range(0, team.size()).mapToObj(_ -> new Answers(shape.sizes().vocabulary())).toArray(Answers[]::new);
        bytesPerSlice = weightBytes;
    }

    /** Bytes of heap that a pass takes. */
    public static long heapBytes(ModelShape shape, int sliceTokens, int contextMax, int workers) {
        long scores = (long) Tiles.scoreFloats(shape.sizes().group(), contextMax, PlanCheck.SEGMENTS_MAX) * Float.BYTES;
        return Buffers.bytes(shape.sizes(), sliceTokens) + workers * (scores + shape.sizes().vocabulary() * SAMPLER_BYTES_PER_TOKEN);
    }

    /**
     * Checks a plan before anything is written.
     *
     * @throws IllegalArgumentException when the plan asks for what this engine does not have
     */
    public void check(StepPlan plan) {
        check.check(plan);
    }

    /** Runs a plan that was checked; see {@link dev.augury.spi.engine.Engine#step}. */
    public StepResult run(StepPlan plan) {
        Answer[][] answered = plan.rows().stream().map(row -> new Answer[row.wants().size()]).toArray(Answer[][]::new);
        stopwatch.start();
        int slices = 0;
        int row = 0;
        int from = 0;
        while (row < plan.rows().size()) {
            slice.clear();
            while (row < plan.rows().size() && slice.count() < slice.capacity()) {
                StepRow next = plan.rows().get(row);
                from += slice.add(row, next, from);
                if (from == next.tokens().length) {
                    row++;
                    from = 0;
                }
            }
            tiles.cut(slice);
            team.run(worker -> part(worker, answered));
            slices++;
        }
        StepResult.Builder result = StepResult.builder();
        for (Answer[] answers : answered) {
            result.row(Arrays.asList(answers));
        }
        return result.counters(new StepCounters(stopwatch.byPhase(), slices * bytesPerSlice)).build();
    }

    private void part(Worker worker, Answer[][] answered) {
        layers.run(worker, attentions[worker.index()], slice, tiles);
        output.run(worker, answers[worker.index()], slice, answered);
    }
}
