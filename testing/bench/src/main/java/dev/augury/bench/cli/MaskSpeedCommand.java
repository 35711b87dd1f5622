package dev.augury.bench.cli;

import dev.augury.bench.mask.MaskSpeed;
import dev.augury.model.ModelFile;
import dev.augury.model.token.SpecialParsing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what forcing calls costs per token and prints it as a table, in processor time. */
@Command(name = "mask-speed", mixinStandardHelpOptions = true, description = "Measures what a constraint to calls costs per token.")
public final class MaskSpeedCommand implements Callable<Integer> {

    @Option(names = "--vocabulary", split = ",", description = "GGUF files whose vocabularies are measured.")
    private List<Path> vocabularies = List.of();

    @Option(names = "--made-up", split = ",", defaultValue = "32000,128256", description = "Numbers of tokens of vocabularies that are made up; ${DEFAULT-VALUE} if not given.")
    private List<Integer> madeUp = List.of();

    @Option(names = "--answers", defaultValue = "300", description = "Answers written for each row; ${DEFAULT-VALUE} if not given.")
    private int answers;

    @Override
    public Integer call() throws IOException {
        System.out.printf("%-20s %8s %-7s %6s %8s %10s %11s %8s %8s %8s %8s%n",
                "vocabulary", "tokens", "schema", "masks", "timed", "prepare ms", "compile us", "p50 us", "p90 us", "p99 us", "max us");
        for (int tokens : madeUp) {
            rows("made up", tokens, MaskSpeed.ofWords(tokens));
        }
        for (Path path : vocabularies) {
            try (ModelFile file = ModelFile.open(path.getFileName().toString(), path)) {
                var tokenizer = file.vocabulary();
                rows(file.name(), tokenizer.size(), new MaskSpeed(tokenizer, text -> tokenizer.encode(text, SpecialParsing.ON)));
            }
        }
        return 0;
    }

    private void rows(String name, int tokens, MaskSpeed speed) {
        for (int masks : new int[] {1024, 1}) {
            for (boolean schema : new boolean[] {true, false}) {
                MaskSpeed.Times times = speed.measure(answers, schema, masks);
                System.out.printf("%-20s %8d %-7s %6d %8d %10.0f %11.0f %8.1f %8.1f %8.1f %8.1f%n", name, tokens, schema ? "typed" : "any", masks, times.tokens(), times.prepareMillis(),
                        times.compileMicros(), times.quantile(0.5), times.quantile(0.9), times.quantile(0.99), times.quantile(1));
            }
        }
    }
}
