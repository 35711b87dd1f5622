package dev.augury.bench.cli;

import dev.augury.bench.replay.Contender;
import dev.augury.bench.replay.Series;
import dev.augury.replay.run.Load;
import dev.augury.replay.trace.InferceptTrace;
import dev.augury.replay.trace.Trace;
import dev.augury.server.plugin.PluginLoader;
import dev.augury.server.plugin.PluginRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replays a trace with the systems of the papers and appends every run to a file. */
@Command(name = "systems", mixinStandardHelpOptions = true, description = "Replays a trace with vLLM's, InferCept's and LAMPS' policies, and appends what is not in the file yet.")
public final class SystemsCommand implements Callable<Integer> {

    @Option(names = "--trace", required = true, description = "InferCept's trace.")
    private Path trace;

    @Option(names = "--plugins", defaultValue = "platform/app/target/dist/plugins.d", description = "Plugin directory; default ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(names = "--csv", required = true, description = "File of runs.")
    private Path csv;

    @Option(names = "--costs", required = true, description = "gptj-6b-a100 or vicuna-13b-2xa100.")
    private String costs;

    @Option(names = "--systems", split = ",", defaultValue = "vllm,infercept,infercept-code,lamps,lamps-code", description = "Systems; default ${DEFAULT-VALUE}.")
    private List<String> systems;

    @Option(names = "--rates", split = ",", required = true, description = "Requests per second.")
    private List<Double> rates;

    @Option(names = "--seeds", split = ",", defaultValue = "1,2,3", description = "Seeds; default ${DEFAULT-VALUE}.")
    private List<Long> seeds;

    @Option(names = "--seconds", defaultValue = "1800", description = "Length of the window; default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--pool-scales", split = ",", defaultValue = "1", description = "Parts of the machine's KV memory; default ${DEFAULT-VALUE}.")
    private List<Double> scales;

    @Option(names = "--prefix-cache", description = "With a prefix cache, which the papers' systems had not.")
    private boolean prefixCache;

    @Override
    public Integer call() throws Exception {
        PluginRegistry plugins = PluginLoader.load(directory);
        Trace read = new InferceptTrace().read(trace);
        List<Contender> contenders = systems.stream().map(Contender::of).toList();
        List<Load> loads = seeds.stream().flatMap(seed -> rates.stream().map(rate -> new Load(rate, seconds, seed))).toList();
        for (double scale : scales) {
            new Series(read, plugins, costs, new Series.LaneChoice(scale, prefixCache)).run(contenders, loads, csv, System.out::println);
        }
        return 0;
    }
}
