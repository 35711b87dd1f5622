package dev.augury.bench.judge;

import dev.augury.bench.lane.LoneLane;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs both engines on the same models and prompts. Files are made in a folder and deleted when they are no longer needed. */
final class Judge {

    /** Lead of the best token, in nats, from which the other engine must find the same, for float types. */
    private static final double FLOAT_NOISE = 0.01;
    /** The same for quantised types, where each engine rounds activations in its own way. */
    private static final double QUANTISED_NOISE = 0.1;

    private final Path server;
    private final Path folder;
    private final long seed;

    /**
     * Makes a judge.
     *
     * @param server the peer's executable
     * @param folder for models; some 20 MB are needed
     * @param seed of models and prompts
     */
    Judge(Path server, Path folder, long seed) {
        this.server = server;
        this.folder = folder;
        this.seed = seed;
    }

    /**
     * Judges one case.
     *
     * @throws IOException when the peer cannot run the model; the message says why
     */
    Verdict judge(Case judged) throws IOException, InterruptedException {
        Path model = folder.resolve(judged.fileName());
        Path expanded = folder.resolve("f32-" + judged.fileName());
        try {
            ModelSynth.write(model, judged.spec());
            List<int[]> prompts = prompts(judged);
            List<Distribution> peer = peer(model, judged, prompts);
            List<Distribution> ours = ours(model, judged, prompts);
            double noise = judged.quantised() ? QUANTISED_NOISE : FLOAT_NOISE;
            Comparison same = Comparison.of(peer, ours, noise);
            @Nullable Comparison exact = null;
            @Nullable Comparison rounding = null;
            if (judged.type() != TensorType.F32) {
                try (GgufFile file = GgufFile.open(model)) {
                    new GgufEdit(file).expanded().write(expanded);
                }
                List<Distribution> precise = peer(expanded, judged, prompts);
                exact = Comparison.of(precise, ours, noise);
                rounding = Comparison.of(precise, peer, noise);
            }
            return new Verdict(judged, same, exact, rounding, medianTop(peer));
        } finally {
            Files.deleteIfExists(model);
            Files.deleteIfExists(expanded);
        }
    }

    /** Judges our engine with each fault in turn, against the peer without. */
    Map<Fault, Double> faults(Case judged) throws IOException, InterruptedException {
        Path model = folder.resolve(judged.fileName());
        Path wrong = folder.resolve("wrong-" + judged.fileName());
        Map<Fault, Double> divergences = new EnumMap<>(Fault.class);
        try {
            ModelSynth.write(model, judged.spec());
            List<int[]> prompts = prompts(judged);
            List<Distribution> peer = peer(model, judged, prompts);
            for (Fault fault : Fault.values()) {
                try (GgufFile file = GgufFile.open(model)) {
                    GgufEdit edit = new GgufEdit(file);
                    fault.make(edit, file, judged.spec().shape());
                    edit.write(wrong);
                }
                divergences.put(fault, Comparison.of(peer, ours(wrong, judged, prompts), 0).meanDivergence());
            }
            return divergences;
        } finally {
            Files.deleteIfExists(model);
            Files.deleteIfExists(wrong);
        }
    }

    private List<int[]> prompts(Case judged) {
        return Prompts.of(judged.spec().vocabulary().size(), judged.longPrompts(), seed);
    }

    private List<Distribution> peer(Path model, Case judged, List<int[]> prompts) throws IOException, InterruptedException {
        List<Distribution> distributions = new ArrayList<>();
        try (Peer peer = Peer.start(server, model, judged.spec())) {
            for (int[] prompt : prompts) {
                distributions.add(peer.next(prompt));
            }
        }
        return distributions;
    }

    private static List<Distribution> ours(Path model, Case judged, List<int[]> prompts) throws IOException {
        List<Distribution> distributions = new ArrayList<>();
        try (LoneLane lane = LoneLane.load(model, 1, judged.spec().shape().context())) {
            for (int[] prompt : prompts) {
                distributions.add(Distribution.ofLogits(lane.next(prompt)));
            }
        }
        return distributions;
    }

    private static double medianTop(List<Distribution> distributions) {
        double[] tops = distributions.stream().mapToDouble(Distribution::topProbability).sorted().toArray();
        return tops[tops.length / 2];
    }
}
