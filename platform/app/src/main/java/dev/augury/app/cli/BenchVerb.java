package dev.augury.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(name = "bench", description = "Measures servers, policies on traces, and what an engine's steps cost.", mixinStandardHelpOptions = true, subcommands = {BenchLoadVerb.class, BenchReplayVerb.class, BenchCostsVerb.class})
final class BenchVerb implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which measurement? One of: " + String.join(", ", spec.subcommands().keySet()));
    }
}
