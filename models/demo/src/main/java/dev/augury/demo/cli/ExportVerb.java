package dev.augury.demo.cli;

import dev.augury.demo.train.Model;
import dev.augury.demo.train.ModelExport;
import dev.augury.demo.train.StoredType;
import dev.augury.demo.train.Training;
import dev.augury.model.gguf.GgufFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code demo export}: writes the model of a training's last checkpoint as a GGUF file. */
@Command(name = "export", description = "Writes the model of a training as a GGUF file.", mixinStandardHelpOptions = true)
public final class ExportVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--training", paramLabel = "FOLDER", required = true, description = "folder of the training")
    private Path training = Path.of("training");

    @Option(names = "--vocabulary", paramLabel = "FILE", required = true, description = "GGUF file with the vocabulary of the training")
    private Path vocabulary = Path.of("vocabulary.gguf");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "file to write")
    private Path out = Path.of("augury-demo.gguf");

    @Option(names = "--type", paramLabel = "TYPE", defaultValue = "f16", description = "type of the matrices: f16, q8_0 or f32 (default: ${DEFAULT-VALUE})")
    private String type;

    @Override
    public Integer call() throws IOException {
        StoredType matrices = StoredType.of(type);
        Model model = Model.read(Training.checkpoint(training));
        try (GgufFile file = GgufFile.open(vocabulary)) {
            ModelExport.write(model, file, matrices, out);
        }
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %,d parameters, %,d bytes%n", out, model.layout().length(), Files.size(out));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
