package dev.augury.testing.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A Chromium of this machine, driven by a script of Node. Where there is no Chromium, no Node or no way to get its packages, the test is skipped with a sentence. */
final class Browser {

    private static final Duration LIMIT = Duration.ofMinutes(8);

    private Browser() {}

    /** What a script said, and whether it ended well. */
    record Ran(boolean ok, String output) {}

    /** Runs a script out of {@code src/test/node/FOLDER} with these arguments, the path of the browser and {@code pictures} at the end. */
    static Ran run(String folder, String script, Path pictures, String... arguments) throws IOException, InterruptedException {
        Path chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(":")).map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(chromium != null, "There is no Chromium on the PATH, so the console is not tried in a browser.");
        Path source = House.ROOT.resolve("testing/system/src/test/node").resolve(folder);
        Path target = Files.createDirectories(House.ROOT.resolve("testing/system/target/node").resolve(folder));
        for (String name : List.of("package.json", "package-lock.json", script)) {
            Files.copy(source.resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Ran installed = run(target, "npm", "ci", "--no-audit", "--no-fund");
        Assumptions.assumeTrue(installed.ok(), "What drives the browser cannot be installed, so the console is not tried in it: " + installed.output());
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        command.addAll(List.of(chromium.toString(), Files.createDirectories(pictures).toString()));
        return run(target, command.toArray(String[]::new));
    }

    private static Ran run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "out", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            Process process = builder.start();
            boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            return new Ran(ended && process.exitValue() == 0, Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Ran(false, String.valueOf(e.getMessage()));
        }
    }
}
