package dev.augury.bench.cli;

import dev.augury.bench.call.CallCost;
import dev.augury.bench.call.CallSpec;
import dev.augury.bench.call.CallSpeed;
import dev.augury.bench.call.Way;
import dev.augury.model.ModelFile;
import dev.augury.server.time.ProductionTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what a call in mid-answer costs on the CPU engine, beside the way of two requests. */
@Command(name = "call-speed", mixinStandardHelpOptions = true, description = "Measures answers that call a tool, in one request and in two.")
public final class CallSpeedCommand implements Callable<Integer> {

    @Parameters(description = "Model file.")
    private Path model = Path.of("");

    @Option(names = "--streams", defaultValue = "8", description = "Answers at once.")
    private int streams;

    @Option(names = "--answers", defaultValue = "24", description = "Answers in all.")
    private int answers;

    @Option(names = "--prompt", defaultValue = "256", description = "Tokens of each prompt.")
    private int prompt;

    @Option(names = "--turn", defaultValue = "16", description = "Tokens of each of the two turns.")
    private int turn;

    @Option(names = "--response", defaultValue = "32", description = "Tokens that a call brings back.")
    private int response;

    @Option(names = "--sums", description = "Ask for products instead of feeding random tokens: of the demo model, which works them out with its calculator. --prompt, --turn and "
            + "--response say nothing then.")
    private boolean sums;

    @Option(names = "--call-millis", defaultValue = "1000", description = "How long a call takes.")
    private int callMillis;

    @Option(names = "--memory", split = ",", defaultValue = "8192,1024", description = "Tokens of KV on the device; a table for each.")
    private List<Integer> memories = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds through all ways, in turn; their medians are printed.")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        try (ModelFile file = ModelFile.open("m", model); ProductionTime time = new ProductionTime()) {
            for (int memory : memories) {
                CallSpec spec = new CallSpec(streams, answers, prompt, turn, response, callMillis, memory);
                CallSpeed speed = sums ? CallSpeed.sums(file, spec, time) : CallSpeed.learn(file, spec);
                Map<Way, List<CallCost>> costs = new EnumMap<>(Way.class);
                for (int round = 0; round < rounds; round++) {
                    for (Way way : Way.values()) {
                        costs.computeIfAbsent(way, _ -> new ArrayList<>()).add(speed.measure(file, way));
                    }
                }
                print(memory, costs);
            }
        }
        return 0;
    }

    private static void print(int memory, Map<Way, List<CallCost>> costs) {
        System.out.printf("%nKV on the device: %,d tokens%n", memory);
        System.out.printf("%-14s %10s %10s %16s %18s %8s %14s%n", "way", "p50 ms", "worst ms", "computed tokens", "KV token-seconds", "lost", "us/token moved");
        costs.forEach((way, rounds) -> System.out.printf(
                "%-14s %10.0f %10.0f %16.1f %18.0f %8.0f %14.2f%n",
                way.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                median(rounds, CallCost::latencyMillis),
                median(rounds, CallCost::latencyWorstMillis),
                median(rounds, CallCost::computedTokens),
                median(rounds, CallCost::kvTokenSeconds),
                median(rounds, cost -> cost.lostPauses()),
                median(rounds, CallCost::swapTokenMicros)));
    }

    private static double median(List<CallCost> rounds, ToDoubleFunction<CallCost> value) {
        return rounds.stream().map(value::applyAsDouble).sorted(Comparator.naturalOrder()).skip(rounds.size() / 2).findFirst().orElse(Double.NaN);
    }
}
