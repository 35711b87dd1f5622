package dev.augury.bench.cli;

import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.model.ModelFile;
import dev.augury.replay.cost.CostMeasurement;
import dev.augury.replay.cost.CostReport;
import dev.augury.replay.cost.CostText;
import dev.augury.replay.run.LaneSize;
import dev.augury.spi.engine.Engine;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures the costs of the CPU engine as {@code augury bench costs} does, but in processor time of its one worker, which other work on the machine leaves alone: how well
 * the cost model fits the engine, whatever the machine is doing.
 */
@Command(name = "costs", mixinStandardHelpOptions = true, description = "Fits the costs of the CPU engine with one worker to its processor time.")
public final class CostsCommand implements Callable<Integer> {

    private static final int BLOCK_TOKENS = 16;
    private static final long MEMORY = 1L << 30;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Parameters(arity = "1..*", description = "Model files.")
    private List<Path> models = List.of();

    @Option(names = "--seconds", defaultValue = "20", description = "Processor time for each.")
    private double seconds;

    @Override
    public Integer call() throws Exception {
        CpuOptions defaults = CpuOptions.DEFAULTS;
        CpuOptions options = new CpuOptions(1, "auto", defaults.kvType(), 0, defaults.sliceTokens(), defaults.spinMicros(), false);
        CpuEngineFactory factory = new CpuEngineFactory();
        for (Path path : models) {
            try (ModelFile model = ModelFile.open("m", path)) {
                LaneSize size = CostMeasurement.size(factory.examine(options, model, BLOCK_TOKENS), MEMORY);
                KvSizes kv = new KvSizes(BLOCK_TOKENS, size.deviceBlocks(), size.hostBlocks());
                LoneContext context = new LoneContext("bench", path.toAbsolutePath().getParent(), 1);
                try (Engine engine = factory.create(options, new LoneEngineContext(context, model, kv, size.stepTokensMax()))) {
                    CostReport report = CostMeasurement.run(engine, MEMORY, THREADS::getCurrentThreadCpuTime, seconds, _ -> {});
                    System.out.printf("%s, medians of %d rounds%n%n", path.getFileName(), report.rounds());
                    CostText.table(report).forEach(System.out::println);
                    System.out.println();
                    report.costs().lines().forEach(System.out::println);
                    System.out.println();
                }
            }
        }
        return 0;
    }
}
