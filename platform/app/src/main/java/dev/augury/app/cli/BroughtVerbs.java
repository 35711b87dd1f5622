package dev.augury.app.cli;

import dev.augury.server.plugin.PluginClassLoader;
import dev.augury.server.plugin.PluginException;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.spi.verb.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Verbs that jars beside the host bring: each folder of {@code verbs.d} has a class loader of its own, which sees what a plugin sees, and picocli. A folder that
 * cannot be loaded costs a line on standard error and nothing else.
 */
final class BroughtVerbs {

    private static final int FOLDERS_MAX = 64;
    private static final List<String> SHARED = Stream.concat(PluginClassLoader.SHARED_PACKAGES.stream(), Stream.of("picocli.")).toList();

    private BroughtVerbs() {}

    /** Returns {@code verbs.d} of the distribution. */
    static Path defaultDirectory() {
        return PluginSettings.home().resolve("verbs.d");
    }

    /** Adds the verbs below {@code directory}, which need not exist, and returns a line for each folder that could not be loaded. */
    static List<String> addTo(CommandLine line, Path directory) {
        List<String> problems = new ArrayList<>();
        for (Path folder : folders(directory, problems)) {
            try {
                add(line, folder);
            } catch (PluginException e) {
                problems.add("Verb folder " + folder + " is left out: " + e.description() + " What to do: " + e.action() + ".");
            } catch (IOException | RuntimeException | LinkageError | ServiceConfigurationError e) {
                problems.add("Verb folder " + folder + " is left out: " + e + ". What to do: build or install it again, or remove the folder.");
            }
        }
        return problems;
    }

    private static void add(CommandLine line, Path folder) throws IOException {
        int before = line.getSubcommands().size();
        for (Verb verb : ServiceLoader.load(Verb.class, PluginClassLoader.of(folder, BroughtVerbs.class.getClassLoader(), SHARED))) {
            line.addSubcommand(verb.command());
        }
        if (line.getSubcommands().size() == before) {
            throw new PluginException("Its jars bring no verb.", "name the verb's class in META-INF/services/" + Verb.class.getName() + " of its jar");
        }
    }

    private static List<Path> folders(Path directory, List<String> problems) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).sorted().limit(FOLDERS_MAX).toList();
        } catch (IOException e) {
            problems.add("The folder of verbs " + directory + " cannot be read: " + e + ". What to do: check its permissions.");
            return List.of();
        }
    }
}
