package dev.augury.app.cli;

import dev.augury.model.ModelFile;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.info.ModelInfo;
import dev.augury.model.info.ModelInfoText;
import dev.augury.model.token.UnsupportedTokenizerException;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginLoader;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.spi.engine.EngineFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a model file is. */
@Command(name = "info", description = "Prints architecture, sizes, quantisation, template, and what is unsupported and why.", mixinStandardHelpOptions = true)
final class ModelInfoVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "GGUF file; of a model in parts, any part.")
    private Path file;

    @Key("augury.engine.name")
    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "cpu", description = "Engine that would run it; default ${DEFAULT-VALUE}. Key: augury.engine.name")
    private String engine;

    @Key("augury.plugins.directory")
    @Option(names = "--plugins", paramLabel = "DIR", description = "Plugin directory; default: plugins.d of the distribution. Key: augury.plugins.directory")
    private Path directory = PluginSettings.defaultDirectory();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (GgufFile opened = GgufFile.open(file)) {
            out.print(ModelInfoText.render(ModelInfo.of(opened).withUnsupported(unsupported())));
        }
        out.flush();
        return 0;
    }

    private List<String> unsupported() throws IOException {
        try (ModelFile model = ModelFile.open(file.getFileName().toString(), file)) {
            return PluginLoader.load(directory).find(PluginKind.ENGINE, engine, EngineFactory.class).unsupported(model);
        } catch (UnsupportedTokenizerException e) {
            return List.of(e.getMessage());
        }
    }
}
