package dev.augury.bench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' entry point. */
@Command(name = "run", description = "Benchmarks of Augury and comparisons with its peers.", mixinStandardHelpOptions = true,
        subcommands = {JudgeCommand.class, EngineSpeedCommand.class, PlanSpeedCommand.class, CallSpeedCommand.class, SystemsCommand.class, MaskSpeedCommand.class,
            CostsCommand.class})
public final class Bench {

    private Bench() {}

    /** Runs a command and exits with 0 when all is well, 1 when a bound is exceeded, 2 for wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
