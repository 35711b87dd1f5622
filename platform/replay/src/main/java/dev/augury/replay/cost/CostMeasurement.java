package dev.augury.replay.cost;

import dev.augury.core.plan.CostModel;
import dev.augury.replay.run.LaneSize;
import dev.augury.replay.run.Progress;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineGeometry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Times an engine in rounds, each of which goes through every shape once, and fits the medians. What comes before the first quarter of the time is over warms the engine
 * up and is not counted.
 */
public final class CostMeasurement {

    private static final int ROUNDS_MIN = 3;
    private static final int ROUNDS_MAX = 101;
    private static final int WARM_PART = 4;

    /** A round is to take no more than this part of the time. */
    private static final int ROUND_PART = 8;

    /** Where even a few rounds take longer than the time, it may be exceeded so many times. */
    private static final int EXCESS_MAX = 4;

    /** So often the model is told each median: it forgets as it does while serving, and settles long before that. */
    private static final int LESSONS = 40;

    /** A virtual machine that is not warm yet is many times slower than it will be. */
    private static final int PROBE_PART = 10;

    private static final int PROBES_MIN = 5;
    private static final double NANOS = 1e9;

    private final EngineBench bench;
    private final EngineGeometry geometry;
    private final LongSupplier now;
    private final long limit;
    private final Map<String, List<Long>> times = new LinkedHashMap<>();
    private StepShapes shapes;

    private CostMeasurement(Engine engine, LaneSize size, StepShapes largest, LongSupplier now, double seconds) {
        bench = new EngineBench(engine, size, now);
        geometry = engine.geometry();
        this.now = now;
        limit = (long) (seconds * NANOS);
        shapes = largest;
    }

    /**
     * Returns the size with which an engine must be made to be measured.
     *
     * @param memory bytes of KV that it may take, exceeded only where the shortest steps need more
     * @throws IllegalArgumentException when its sequences are too short for any steps
     */
    public static LaneSize size(EngineGeometry geometry, long memory) {
        return EngineBench.size(largest(geometry, memory), geometry.blockTokens());
    }

    private static StepShapes largest(EngineGeometry geometry, long memory) {
        StepShapes shapes = new StepShapes(StepShapes.CHUNK_MAX);
        while (shapes.chunk() > StepShapes.CHUNK_MIN
                && (tooLong(shapes, geometry) || EngineBench.size(shapes, geometry.blockTokens()).deviceBlocks() * geometry.blockBytes() > memory)) {
            shapes = new StepShapes(shapes.chunk() / 2);
        }
        if (tooLong(shapes, geometry)) {
            throw new IllegalArgumentException("The context of " + geometry.contextLength() + " tokens is too short to measure what steps cost; "
                    + (shapes.context() + shapes.chunk()) + " are the least");
        }
        return shapes;
    }

    private static boolean tooLong(StepShapes shapes, EngineGeometry geometry) {
        return shapes.context() + shapes.chunk() > geometry.contextLength();
    }

    /**
     * Measures an engine.
     *
     * @param memory what {@link #size} was given when the engine was made
     * @param now nanoseconds that never go back, in which the engine's steps take their time
     * @param seconds how long it may take, exceeded at most fourfold where the engine is too slow for that
     */
    public static CostReport run(Engine engine, long memory, LongSupplier now, double seconds, Progress progress) {
        StepShapes largest = largest(engine.geometry(), memory);
        return new CostMeasurement(engine, EngineBench.size(largest, engine.geometry().blockTokens()), largest, now, seconds).run(progress);
    }

    private CostReport run(Progress progress) {
        long begun = now.getAsLong();
        shapes = affordable();
        bench.fill(shapes);
        do {
            round(false);
            progress.passed(part(begun));
        } while (now.getAsLong() - begun < limit / WARM_PART);
        int rounds = 0;
        while (rounds < ROUNDS_MAX && wanted(rounds, now.getAsLong() - begun)) {
            round(true);
            rounds++;
            progress.passed(part(begun));
        }
        return report(rounds);
    }

    private boolean wanted(int rounds, long passed) {
        return rounds == 0 || passed < limit || rounds < ROUNDS_MIN && passed < EXCESS_MAX * limit;
    }

    private double part(long begun) {
        return Math.min(1, (double) (now.getAsLong() - begun) / limit);
    }

    /** Returns the largest shapes of which a round does not take too long. */
    private StepShapes affordable() {
        StepShape probe = StepShape.prompt(StepShapes.CHUNK_MIN, 0);
        long best = Long.MAX_VALUE;
        long end = now.getAsLong() + limit / PROBE_PART;
        for (int i = 0; i < PROBES_MIN || now.getAsLong() < end; i++) {
            best = Math.min(best, bench.step(probe));
        }
        double perToken = (double) best / StepShapes.CHUNK_MIN;
        StepShapes fitting = shapes;
        while (fitting.chunk() > StepShapes.CHUNK_MIN && fitting.roundTokens() * perToken > limit / ROUND_PART) {
            fitting = new StepShapes(fitting.chunk() / 2);
        }
        return fitting;
    }

    private void round(boolean counted) {
        for (StepShape shape : shapes.steps()) {
            take(shape.label(), bench.step(shape), counted);
        }
        for (int tokens : shapes.recomputations()) {
            take(recomputation(tokens), bench.recompute(tokens, shapes.chunk()), counted);
        }
        for (int blocks : moves()) {
            take(move(blocks, true), bench.move(blocks, true), counted);
            take(move(blocks, false), bench.move(blocks, false), counted);
        }
    }

    private void take(String what, long nanos, boolean counted) {
        if (counted) {
            times.computeIfAbsent(what, _ -> new ArrayList<>()).add(nanos);
        }
    }

    private List<Integer> moves() {
        return Stream.of(1, bench.movable() / 4, bench.movable()).filter(blocks -> blocks > 0).distinct().toList();
    }

    private static String recomputation(int tokens) {
        return "T_fwd(" + tokens + "), in pieces";
    }

    private String move(int blocks, boolean out) {
        return "T_swap(" + blocks * geometry.blockTokens() + ") " + (out ? "out" : "in");
    }

    private long median(String what) {
        long[] sorted = times.getOrDefault(what, List.of()).stream().mapToLong(Long::longValue).sorted().toArray();
        return Math.max(1, sorted[sorted.length / 2]);
    }

    private CostModel fit() {
        CostModel model = new CostModel(geometry);
        for (int lesson = 0; lesson < LESSONS; lesson++) {
            shapes.steps().stream().filter(StepShape::fitted).forEach(shape -> model.observe(shape.load(), median(shape.label())));
            for (int blocks : moves()) {
                model.observeSwap(blocks * geometry.blockTokens(), median(move(blocks, true)));
                model.observeSwap(blocks * geometry.blockTokens(), median(move(blocks, false)));
            }
        }
        return model;
    }

    private CostReport report(int rounds) {
        CostModel model = fit();
        List<CostRow> rows = new ArrayList<>();
        for (StepShape shape : shapes.steps()) {
            rows.add(new CostRow(shape.label(), median(shape.label()), model.stepNanos(shape.load()), shape.fitted()));
        }
        for (int tokens : shapes.recomputations()) {
            rows.add(new CostRow(recomputation(tokens), median(recomputation(tokens)), model.recomputeNanos(tokens), false));
        }
        for (int blocks : moves()) {
            for (boolean out : new boolean[] {true, false}) {
                rows.add(new CostRow(move(blocks, out), median(move(blocks, out)), model.swapNanos(blocks * geometry.blockTokens()), true));
            }
        }
        return new CostReport(FittedCosts.of(model), rows, rounds);
    }
}
