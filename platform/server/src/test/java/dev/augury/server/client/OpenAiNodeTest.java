package dev.augury.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.server.RunningHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** OpenAI's package for Node, installed into the build folder by its lock file. Skips where there is no Node or no way to get the package. */
class OpenAiNodeTest {

    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "node");

    @Test
    void openAiPackageWorks() throws IOException, InterruptedException {
        assumeTrue(run(FOLDER.getParent(), "node", "--version").ok(), "Node is not installed, so the openai package is not tried.");
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "package-lock.json", "client.mjs")) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Ran installed = run(FOLDER, "npm", "ci", "--no-audit", "--no-fund");
        assumeTrue(installed.ok(), "The openai package cannot be installed, so it is not tried: " + installed.output());
        RunningHost host = RunningHost.shared();
        host.serving().play(new KnowingScript());
        Ran ran = run(FOLDER, "node", "client.mjs", host.url(), host.key());
        assertThat(ran.ok()).as(ran.output()).isTrue();
        assertThat(ran.output()).contains("ok");
    }

    private record Ran(boolean ok, String output) {}

    private static Ran run(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(command))).directory(folder.toFile()).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Ran(false, output);
            }
            return new Ran(process.exitValue() == 0, output);
        } catch (IOException e) {
            return new Ran(false, String.valueOf(e.getMessage()));
        }
    }
}
