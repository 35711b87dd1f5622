package dev.augury.app.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.augury.app.replay.Choice;
import dev.augury.app.replay.Machine;
import dev.augury.app.replay.ProgressBar;
import dev.augury.model.ModelFile;
import dev.augury.replay.cost.CostMeasurement;
import dev.augury.replay.cost.CostReport;
import dev.augury.replay.cost.CostText;
import dev.augury.replay.run.LaneSize;
import dev.augury.replay.run.ReplayContext;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginLoader;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.server.time.ProductionTime;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.UnsupportedModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what steps and copies of an engine cost. */
@Command(
        name = "costs",
        description = "Times steps and copies of an engine with a model, fits their costs as a host that serves does, and writes them for 'bench replay --costs'.",
        mixinStandardHelpOptions = true,
        footer = {"", "Shapes marked * are kept from the fit. Example:", "  augury bench costs --model model.gguf --out costs.properties",
            "  augury bench replay --costs costs.properties --trace merged_exp_uniform.json --rate 0.1,0.2"})
final class BenchCostsVerb implements Callable<Integer> {

    /** Parts of the machine's memory: what serving takes for KV unless told otherwise, and what measuring takes at most. */
    private static final int SERVING_PART = 4;
    private static final int MEASURING_PART = 8;
    private static final long MEASURING_MAX = 2L << 30;
    private static final long SEED = 1;
    private static final int SECONDS_MAX = 3600;
    private static final int BLOCK_MIN = 16;
    private static final int BLOCK_MAX = 64;

    @Spec
    private CommandSpec spec;

    @Key("augury.costs.model")
    @Option(names = "--model", paramLabel = "GGUF", required = true, description = "Model to run. Key: augury.costs.model")
    private Path model;

    @Key("augury.costs.engine")
    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "cpu", description = "Engine plugin; default ${DEFAULT-VALUE}. Key: augury.costs.engine")
    private String engine;

    @Key("augury.costs.engine-options[*]")
    @Option(names = "--engine-option", paramLabel = "KEY=VALUE", description = "Option of the engine; 'augury plugins' lists them.")
    private Map<String, String> engineOptions = Map.of();

    @Key("augury.costs.block-tokens")
    @Option(names = "--block-tokens", paramLabel = "N", defaultValue = "16", description = "Tokens per block; default ${DEFAULT-VALUE}. Key: augury.costs.block-tokens")
    private int blockTokens;

    @Key("augury.costs.seconds")
    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20",
            description = "How long to measure; the slower the model, the shorter the steps that fit in. Default ${DEFAULT-VALUE}. Key: augury.costs.seconds")
    private double seconds;

    @Key("augury.costs.kv-memory")
    @Option(names = "--kv-memory", paramLabel = "SIZE",
            description = "Memory for KV that replays of these costs are to have, for example 4GB; default: a quarter of this machine's. Key: augury.costs.kv-memory")
    private @Nullable String kvMemory;

    @Key("augury.costs.out")
    @Option(names = "--out", paramLabel = "FILE", description = "File to write the costs into; default: none. Key: augury.costs.out")
    private @Nullable Path out;

    @Key("augury.plugins.directory")
    @Option(names = "--plugins", paramLabel = "DIR", description = "Plugin directory; default: plugins.d of the distribution. Key: augury.plugins.directory")
    private Path directory = PluginSettings.defaultDirectory();

    @Override
    public Integer call() throws IOException {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        long kvBytes = kvMemory == null ? machineMemory() / SERVING_PART : checked(() -> ReplaySizes.bytes(kvMemory));
        require(seconds > 0 && seconds <= SECONDS_MAX, "--seconds is " + seconds + "; give more than 0 and at most " + SECONDS_MAX);
        require(blockTokens >= BLOCK_MIN && blockTokens <= BLOCK_MAX, "--block-tokens is " + blockTokens + "; give " + BLOCK_MIN + " to " + BLOCK_MAX);
        require(out == null || Files.isDirectory(out.toAbsolutePath().getParent()), "--out is " + out + ", and there is no such folder; make it first");
        Path folder = Files.createTempDirectory("augury-costs");
        try (ModelFile file = ModelFile.open(model.getFileName().toString(), model)) {
            CostReport report = measure(PluginLoader.load(directory).find(PluginKind.ENGINE, engine, EngineFactory.class), file, folder);
            print(report);
            if (out != null) {
                Files.write(out, lines(report, kvBytes));
                spec.commandLine().getOut().printf("%nWritten to %s; replay with: augury bench replay --costs %s …%n", out, out);
            }
            return 0;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private <O extends Record> CostReport measure(EngineFactory<O> factory, ModelFile file, Path folder) {
        List<String> reasons = factory.unsupported(file);
        if (!reasons.isEmpty()) {
            throw new UnsupportedModelException(factory.name(), file.name(), reasons);
        }
        O options = checked(() -> new Choice(engine, engineOptions).bind(PluginKind.ENGINE, factory));
        EngineGeometry geometry = factory.examine(options, file, blockTokens);
        long memory = Math.min(MEASURING_MAX, machineMemory() / MEASURING_PART);
        LaneSize size = checked(() -> CostMeasurement.size(geometry, memory));
        PrintWriter err = spec.commandLine().getErr();
        ProgressBar bar = new ProgressBar(err, 1, System.console() != null && System.console().isTerminal());
        bar.begin("loading " + file.name());
        try (ProductionTime time = new ProductionTime(); Engine made = factory.create(options, new ReplayContext(folder, SEED, file, size, time))) {
            bar.begin("measuring " + file.name());
            return CostMeasurement.run(made, memory, time::now, seconds, bar);
        } finally {
            bar.clear();
        }
    }

    private void print(CostReport report) {
        PrintWriter print = spec.commandLine().getOut();
        print.printf("%s on engine %s, medians of %d rounds%n%n", model.getFileName(), engine, report.rounds());
        CostText.table(report).forEach(print::println);
        print.println();
        report.costs().lines().forEach(print::println);
        print.flush();
    }

    private List<String> lines(CostReport report, long kvBytes) {
        List<String> lines = new ArrayList<>();
        lines.add("# Costs of " + model.getFileName() + " on engine " + engine + ", measured by 'augury bench costs' on " + LocalDate.now()
                + "; 'augury bench replay --costs' and the option costs of engine simulated read them.");
        lines.addAll(report.costs().lines());
        lines.add(Machine.KV_MEMORY + "=" + kvBytes);
        return lines;
    }

    private static long machineMemory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    private void require(boolean right, String problem) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    /** What was given and will not do ends as wrong usage. */
    private <T> T checked(Supplier<T> given) {
        try {
            return given.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
