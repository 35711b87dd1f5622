package dev.augury.bench.cli;

import dev.augury.bench.judge.JudgeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges the CPU engine by a peer's. */
@Command(name = "judge", description = "Runs the CPU engine and a llama.cpp server on random models of every family and tensor type, and compares the distributions of the next token.",
        mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {

    @Option(names = "--peer", paramLabel = "FILE", description = "a llama-server executable; without it nothing is judged")
    private @Nullable Path peer;

    @Option(names = "--only", paramLabel = "TEXT", defaultValue = "", description = "only models whose name or type contains this, for example qwen2 or Q4_K")
    private String only = "";

    @Option(names = "--faults", description = "judge our engine with typical faults instead: each must exceed the bound tenfold")
    private boolean faults;

    @Option(names = "--seed", defaultValue = "1", description = "seed of models and prompts (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (peer == null) {
            System.out.println("Nothing was judged: there is no peer. Give the path of a llama-server executable with --peer.");
            return 0;
        }
        if (!Files.isExecutable(peer)) {
            System.err.println("There is no executable " + peer + ". Give the path of a llama-server executable with --peer.");
            return 2;
        }
        Path folder = Files.createTempDirectory("judge");
        try {
            JudgeReport report = new JudgeReport(peer, folder, seed, System.out::println);
            return (faults ? report.faults(only) : report.cases(only)) ? 0 : 1;
        } finally {
            Files.delete(folder);
        }
    }
}
