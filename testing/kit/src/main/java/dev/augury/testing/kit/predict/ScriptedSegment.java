package dev.augury.testing.kit.predict;

import dev.augury.spi.predict.SegmentTruth;
import dev.augury.spi.predict.SegmentView;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A segment made by hand: a first segment of 100 tokens in a context of its own, unless told otherwise. */
public final class ScriptedSegment implements SegmentView {

    private static final int FEATURES = 1040;

    private long request = 1;
    private int index;
    private String tenant = "default";
    private Optional<String> program = Optional.empty();
    private int contextTokens = 100;
    private int outputTokensMax = 256;
    private int outputTokensSoFar;
    private List<String> tools = List.of();
    private List<String> callsSoFar = List.of();
    private float[] features = new float[FEATURES];
    private Optional<SegmentTruth> truth = Optional.empty();

    /** Returns a segment that a random source draws in every part: early and late ones, with and without tools and programs. */
    public static ScriptedSegment random(SplittableRandom random) {
        ScriptedSegment segment = new ScriptedSegment();
        segment.request = random.nextLong(1, 1L << 40);
        segment.index = random.nextInt(4);
        segment.tenant = "tenant-" + random.nextInt(3);
        segment.program = random.nextBoolean() ? Optional.of("program-" + random.nextInt(5)) : Optional.empty();
        segment.contextTokens = 1 + random.nextInt(8000);
        segment.outputTokensMax = 1 + random.nextInt(2000);
        segment.outputTokensSoFar = segment.index * random.nextInt(100);
        segment.tools = random.nextBoolean() ? List.of("search", "calculator") : List.of();
        segment.callsSoFar = segment.tools.isEmpty() ? List.of() : Collections.nCopies(segment.index, "search");
        for (int i = 0; i < FEATURES; i++) {
            segment.features[i] = random.nextInt(20) == 0 ? random.nextInt(1, 5) : 0;
        }
        return segment;
    }

    /** Sets the request's id. */
    public ScriptedSegment request(long value) {
        request = value;
        return this;
    }

    /** Sets the program. */
    public ScriptedSegment program(String value) {
        program = Optional.of(value);
        return this;
    }

    /** Sets the most tokens that may be generated. */
    public ScriptedSegment outputTokensMax(int value) {
        outputTokensMax = value;
        return this;
    }

    /** Sets the index of the segment. */
    public ScriptedSegment index(int value) {
        index = value;
        return this;
    }

    /** Sets the tools that the model may call. */
    public ScriptedSegment tools(String... names) {
        tools = List.of(names);
        return this;
    }

    /** Sets what the segment will do. */
    public ScriptedSegment truth(SegmentTruth value) {
        truth = Optional.of(value);
        return this;
    }

    /** Sets the tokens of the context. */
    public ScriptedSegment contextTokens(int value) {
        contextTokens = value;
        return this;
    }

    @Override
    public long request() {
        return request;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public String model() {
        return "scripted";
    }

    @Override
    public String tenant() {
        return tenant;
    }

    @Override
    public Optional<String> program() {
        return program;
    }

    @Override
    public int contextTokens() {
        return contextTokens;
    }

    @Override
    public int outputTokensMax() {
        return outputTokensMax;
    }

    @Override
    public int outputTokensSoFar() {
        return outputTokensSoFar;
    }

    @Override
    public List<String> tools() {
        return tools;
    }

    @Override
    public List<String> callsSoFar() {
        return callsSoFar;
    }

    @Override
    public int featuresVersion() {
        return 1;
    }

    @Override
    public float[] features() {
        return features;
    }

    @Override
    public Optional<SegmentTruth> truth() {
        return truth;
    }
}
