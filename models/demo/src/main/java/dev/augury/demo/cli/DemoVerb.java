package dev.augury.demo.cli;

import dev.augury.spi.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code demo}: all that made the demo model, and what judges it. */
@Command(name = "demo", description = "Makes and judges the demo model.", mixinStandardHelpOptions = true,
        subcommands = {CorpusVerb.class, VocabularyVerb.class, TrainVerb.class, ExportVerb.class, EvalVerb.class, ShopVerb.class})
public final class DemoVerb implements Verb, Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public Object command() {
        return this;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about the demo model? One of: " + String.join(", ", spec.subcommands().keySet()));
    }
}
