package dev.augury.bench.speed;

import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.model.ModelFile;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import dev.augury.testing.kit.engine.LoneSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Measures an engine through the border that the host uses. */
public final class EngineSpeed {

    private static final int BLOCK_TOKENS = 32;
    private static final long SEED = 1;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final SpeedSpec spec;
    private final Engine engine;
    private final int blocksEach;

    private EngineSpeed(SpeedSpec spec, Engine engine) {
        this.spec = spec;
        this.engine = engine;
        blocksEach = blocksEach(spec);
    }

    private static int blocksEach(SpeedSpec spec) {
        return Math.ceilDiv(spec.prompt() + spec.generated() + 1, BLOCK_TOKENS);
    }

    /** Loads the model and measures. */
    public static Speed measure(SpeedSpec spec, CpuOptions options) throws IOException {
        long start = System.nanoTime();
        try (ModelFile model = ModelFile.open("speed", spec.model())) {
            KvSizes kv = new KvSizes(BLOCK_TOKENS, blocksEach(spec) * spec.width(), 0);
            LoneContext lone = new LoneContext("speed", Path.of(System.getProperty("java.io.tmpdir")), SEED);
            try (Engine engine = new CpuEngineFactory().create(options, new LoneEngineContext(lone, model, kv, spec.prompt()))) {
                return new EngineSpeed(spec, engine).run(seconds(start));
            }
        }
    }

    private Speed run(double loadSeconds) throws IOException {
        List<Double> prefill = new ArrayList<>();
        Map<Integer, List<Double>> decode = new TreeMap<>();
        for (int repeat = 0; repeat <= spec.repeats(); repeat++) {
            prefill.add(prefill());
            for (int width : spec.widths()) {
                decode.computeIfAbsent(width, _ -> new ArrayList<>()).add(decode(width));
            }
        }
        Map<Integer, Double> medians = new TreeMap<>();
        decode.forEach((width, rates) -> medians.put(width, median(rates)));
        return new Speed(loadSeconds, median(prefill), medians, residentMebibytes());
    }

    /** The median without the first, in which the compiler warms up. */
    private static double median(List<Double> rates) {
        List<Double> sorted = rates.stream().skip(1).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private LoneSequence sequence(int index) {
        int[] prompt = new Random(SEED + index).ints(spec.prompt(), 0, engine.geometry().vocabularySize()).toArray();
        return new LoneSequence(index, prompt, IntStream.range(index * blocksEach, (index + 1) * blocksEach).toArray());
    }

    private double prefill() {
        List<LoneSequence> one = List.of(sequence(0));
        long start = System.nanoTime();
        step(one);
        return spec.prompt() / seconds(start);
    }

    private double decode(int width) {
        List<LoneSequence> sequences = IntStream.range(0, width).mapToObj(this::sequence).toList();
        sequences.forEach(sequence -> step(List.of(sequence)));
        long start = System.nanoTime();
        for (int i = 0; i < spec.generated(); i++) {
            step(sequences);
        }
        return (double) width * spec.generated() / seconds(start);
    }

    private void step(List<LoneSequence> sequences) {
        SamplingSpec greedy = SamplingSpec.builder().temperature(0).build();
        List<StepRow> rows = new ArrayList<>();
        sequences.forEach(sequence -> rows.add(sequence.samplingRow(greedy, null)));
        StepResult result = engine.step(new StepPlan(rows, List.of()));
        for (int i = 0; i < sequences.size(); i++) {
            sequences.get(i).computed(rows.get(i).tokens().length);
            sequences.get(i).append(((Answer.Sampled) result.rows().get(i).getFirst()).token());
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long residentMebibytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }
}
