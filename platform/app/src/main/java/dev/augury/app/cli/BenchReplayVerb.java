package dev.augury.app.cli;

import dev.augury.app.replay.Machine;
import dev.augury.app.replay.PluginChoices;
import dev.augury.app.replay.ProgressBar;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import dev.augury.replay.report.CsvReport;
import dev.augury.replay.report.RunReport;
import dev.augury.replay.report.TableReport;
import dev.augury.replay.run.LaneSize;
import dev.augury.replay.run.Load;
import dev.augury.replay.run.Replay;
import dev.augury.replay.run.ReplayModel;
import dev.augury.replay.run.ScriptText;
import dev.augury.replay.trace.InferceptTrace;
import dev.augury.replay.trace.Trace;
import dev.augury.server.plugin.PluginLoader;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.spi.engine.EngineGeometry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays a trace in simulated time. */
@Command(
        name = "replay",
        description = "Replays a trace of requests with calls in simulated time: the real loop, pool and plugins on an engine whose steps take modelled time.",
        mixinStandardHelpOptions = true,
        footer = {"", "A line of the table has the means over the seeds, times in seconds. 'or age' counts unfinished requests with their age at the end of the",
            "window; every latency beside it is of finished ones. Example:", "  augury bench replay --trace merged_exp_uniform.json --costs gptj-6b-a100 --rate 2,4,6"
                    + " --scheduler lamps --handling lamps --predictor oracle"})
final class BenchReplayVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Key("augury.replay.trace")
    @Option(names = "--trace", paramLabel = "FILE", required = true,
            description = "InferCept's trace: a JSON object of requests, or one request per line; gzip or not. Key: augury.replay.trace")
    private Path trace;

    @Key("augury.replay.tokenizer")
    @Option(names = "--tokenizer", paramLabel = "GGUF",
            description = "Model whose vocabulary counts the tokens of a trace of texts; default: four characters a token. Key: augury.replay.tokenizer")
    private @Nullable Path tokenizer;

    @Mixin
    private ReplayPlugins plugins;

    @Mixin
    private ReplaySizes sizes;

    @Key("augury.replay.rate")
    @Option(names = "--rate", paramLabel = "N", split = ",", required = true, description = "Requests per second, one line each. Key: augury.replay.rate")
    private List<Double> rates;

    @Key("augury.replay.seconds")
    @Option(names = "--seconds", paramLabel = "N", defaultValue = "1800", description = "Length of the window; default ${DEFAULT-VALUE}. Key: augury.replay.seconds")
    private double seconds;

    @Key("augury.replay.seeds")
    @Option(names = "--seeds", paramLabel = "N", split = ",", defaultValue = "1,2,3",
            description = "Seeds of arrivals and of what they ask, one run each; default ${DEFAULT-VALUE}. Key: augury.replay.seeds")
    private List<Long> seeds;

    @Key("augury.replay.csv")
    @Option(names = "--csv", paramLabel = "FILE", description = "File to which every run is appended as a line of CSV. Key: augury.replay.csv")
    private @Nullable Path csv;

    @Key("augury.plugins.directory")
    @Option(names = "--plugins", paramLabel = "DIR", description = "Plugin directory; default: plugins.d of the distribution. Key: augury.plugins.directory")
    private Path directory = PluginSettings.defaultDirectory();

    @Override
    public Integer call() throws IOException {
        // What policies tell an operator once, they would tell here in every run, between the lines of the table.
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        Trace read = read();
        Path folder = Files.createTempDirectory("augury-replay");
        try {
            sizes.check();
            Path scripts = folder.resolve("scripts");
            ScriptText.write(read, scripts);
            PluginChoices chosen = plugins.choices(PluginLoader.load(directory), scripts);
            replay(read, chosen, folder);
            return 0;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Trace read() throws IOException {
        if (tokenizer == null) {
            return new InferceptTrace().read(trace);
        }
        try (GgufFile file = GgufFile.open(tokenizer)) {
            Tokenizer words = TokenizerReader.read(file.metadata());
            return new InferceptTrace(text -> words.encode(text, SpecialParsing.OFF).length).read(trace);
        }
    }

    private void replay(Trace read, PluginChoices chosen, Path folder) throws IOException {
        EngineGeometry geometry = chosen.geometry(ReplayModel.of(read), sizes.blockTokens());
        Optional<Machine> machine = plugins.machine();
        List<LaneSize> lanes = sizes.of(geometry, machine);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s: %d requests, %d calls at most in one, %d tokens at most%n", read.name(), read.requests().size(), read.callsMax(), read.tokensMax());
        out.printf("%s%n", sizes.told(geometry, machine, lanes));
        out.printf("%s%n%n", String.join(", ", labels(chosen, lanes.getFirst()).entrySet().stream().map(Map.Entry::toString).toList()));
        TableReport.header().forEach(out::println);
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), lanes.size() * rates.size() * seeds.size(), System.console() != null && System.console().isTerminal());
        for (LaneSize lane : lanes) {
            for (double rate : rates) {
                List<RunReport> runs = new ArrayList<>();
                for (long seed : seeds) {
                    bar.begin(rate + " requests/s, seed " + seed);
                    RunReport run = Replay.run(read, new Load(rate, seconds, seed), lane, chosen, folder, bar);
                    bar.end();
                    append(labels(chosen, lane), run);
                    runs.add(run);
                }
                bar.clear();
                out.println(TableReport.line(runs));
                out.flush();
            }
        }
    }

    private Map<String, String> labels(PluginChoices chosen, LaneSize lane) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("trace", String.valueOf(trace.getFileName()));
        labels.put("costs", plugins.costs());
        labels.put("scheduler", chosen.scheduler().label());
        labels.put("handling", chosen.handling().label());
        labels.put("predictor", chosen.predictor() == null ? "none" : chosen.predictor().label());
        labels.put("prefix_cache", lane.prefixCache() ? "on" : "off");
        return labels;
    }

    private void append(Map<String, String> labels, RunReport run) throws IOException {
        if (csv == null) {
            return;
        }
        List<String> lines = new ArrayList<>();
        if (!Files.exists(csv) || Files.size(csv) == 0) {
            lines.add(CsvReport.header(labels));
        }
        lines.add(CsvReport.line(labels, run));
        Files.write(csv, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
