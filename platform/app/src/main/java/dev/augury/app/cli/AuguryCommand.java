package dev.augury.app.cli;

import dev.augury.server.plugin.PluginException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code augury}: its verbs, and how errors are worded. */
@Command(
        name = "augury",
        description = "Serves language models that call tools in mid-answer.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        subcommands = {ServeVerb.class, ChatVerb.class, ModelVerb.class, TokenizeVerb.class, PluginsVerb.class, BenchVerb.class, CommandLine.HelpCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; standard error says why and what to do", "2:wrong usage", "130:interrupted"},
        footer = {"", "Flags stand on keys under augury.*, which their help names; environment (AUGURY_PORT=…) and application.yml set the same keys."})
public final class AuguryCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private AuguryCommand() {}

    /** Runs a command line and returns its exit code. */
    public static int run(String... arguments) {
        return commandLine(BroughtVerbs.defaultDirectory(), arguments).execute(arguments);
    }

    /** Returns the command line, not yet run; verbs that other jars bring are in it where these arguments may need them. */
    static CommandLine commandLine(Path verbs, String... arguments) {
        CommandLine line = new CommandLine(new AuguryCommand());
        if (needsBroughtVerbs(line, arguments)) {
            BroughtVerbs.addTo(line, verbs).forEach(problem -> line.getErr().println("augury: " + problem));
        }
        line.setDefaultValueProvider(new KeyedDefaults());
        line.setExecutionExceptionHandler(errors());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(110);
        return line;
    }

    /** Loading them takes time that the host's own verbs, above all serve, do not pay. */
    private static boolean needsBroughtVerbs(CommandLine line, String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .map(verb -> verb.equals("help") || !line.getSubcommands().containsKey(verb))
                .orElse(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which verb? One of: " + String.join(", ", spec.subcommands().keySet()));
    }

    private static IExecutionExceptionHandler errors() {
        return (failure, line, parsed) -> {
            line.getErr().println("augury: " + wording(failure));
            if (Boolean.getBoolean("augury.trace")) {
                failure.printStackTrace(line.getErr());
            }
            return line.getCommandSpec().exitCodeOnExecutionException();
        };
    }

    private static String wording(Throwable failure) {
        return switch (failure) {
            case PluginException problem -> problem.getMessage();
            case UncheckedIOException wrapped -> wording(wrapped.getCause());
            case NoSuchFileException missing -> "There is no file " + missing.getFile() + ". Check the path.";
            default -> failure.getMessage() == null
                    ? failure + ". Run it again with AUGURY_JAVA_OPTS=-Daugury.trace=true to see where."
                    : failure.getMessage();
        };
    }
}
