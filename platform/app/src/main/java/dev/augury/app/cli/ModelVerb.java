package dev.augury.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at model files and makes them. */
@Command(name = "model", description = "Looks at model files and makes synthetic ones.", mixinStandardHelpOptions = true,
        subcommands = {ModelInfoVerb.class, ModelSynthVerb.class})
final class ModelVerb implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about a model? One of: " + String.join(", ", spec.subcommands().keySet()));
    }
}
