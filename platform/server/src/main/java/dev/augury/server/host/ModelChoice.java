package dev.augury.server.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Chooses the models to serve: those of the configuration, or without any the demo model that the distribution carries. */
final class ModelChoice {

    private static final String DEMO = "models/augury-demo.gguf";

    private ModelChoice() {}

    /**
     * Returns the models to serve.
     *
     * @param configured as the operator named them; a single one may have a name or a template and no file, which are then given to the demo model
     * @param home folder of the distribution
     * @throws HostException when no file is named and the distribution has no demo model, or one of several has no file
     */
    static List<HostProperties.Model> of(List<HostProperties.Model> configured, Path home) {
        if (configured.isEmpty()) {
            return List.of(new HostProperties.Model(demo(home), null, null));
        }
        if (configured.size() == 1 && configured.getFirst().file() == null) {
            return List.of(new HostProperties.Model(demo(home), configured.getFirst().name(), configured.getFirst().chatTemplate()));
        }
        for (int i = 0; i < configured.size(); i++) {
            if (configured.get(i).file() == null) {
                throw new HostException("Model " + i + " of the configuration has no file.", "name it with --model FILE or augury.models[" + i + "].file");
            }
        }
        return configured;
    }

    private static Path demo(Path home) {
        Path file = home.resolve(DEMO);
        if (!Files.exists(file)) {
            throw new HostException("There is no model to serve: none is named, and the distribution carries no demo model (" + file.toAbsolutePath() + ").",
                    "give a GGUF file with --model FILE or augury.models[0].file, or make one with 'augury model synth --out tiny.gguf'");
        }
        return file;
    }
}
