package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/PLUGINS.md promises: a copy of the example, built by itself from the installed artifacts, serves in a running host. */
class PluginDeploymentTest {

    @TempDir
    Path folder;

    @Test
    void aPluginBuiltOutsideTheReactorPredictsInARunningHost() throws Exception {
        Path home = distributionWithout("example-predictor");
        Path jar = buildOutside();
        Files.copy(jar, Files.createDirectories(home.resolve("plugins.d/mine")).resolve("mine.jar"));
        assertThat(AuguryProcess.run(folder, "", "model", "synth", "--out", "small.gguf").code()).isZero();

        try (AuguryProcess server = AuguryProcess.serve(folder, home, "--model", "small.gguf", "--kv-memory", "64MB", "--predictor", "example")) {
            String address = server.awaitServing();
            try (ApiCalls api = new ApiCalls(address, Files.readString(folder.resolve("data/first-key")).strip())) {
                String listing = api.get("/admin/plugins").body();
                assertThat(Json.read(listing).at("/loaded").findValuesAsString("name")).contains("mine");
                assertThat(api.post("/v1/completions", "{\"model\":\"small\",\"prompt\":\"Hello\",\"max_tokens\":5}").statusCode()).isEqualTo(200);
            }
            server.stop();
            assertThat(predictedBy()).as(server.log()).isEqualTo("example");
        }
    }

    private Path buildOutside() throws IOException, InterruptedException {
        Path project = folder.resolve("my-predictor");
        copy(House.ROOT.resolve("plugins/example-predictor/src"), project.resolve("src"));
        String pom = Files.readString(House.ROOT.resolve("plugins/example-predictor/pom.xml"));
        Files.writeString(project.resolve("pom.xml"), pom.replaceAll("<relativePath>.*?</relativePath>", "<relativePath/>"));
        // Beside the test's folder: its links must not be followed, nor warned of, when that is deleted.
        Path repository = Files.createTempDirectory(House.ROOT.resolve("testing/system/target"), "repository");
        InstalledArtifacts.layOut(repository);
        Path log = folder.resolve("maven.log");
        Process maven = new ProcessBuilder(Path.of(System.getProperty("augury.maven.home"), "bin/mvn").toString(), "-B", "-o", "-q", "-Dmaven.repo.local=" + repository, "package")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor(5, TimeUnit.MINUTES)).as("Maven did not end").isTrue();
        assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
        return project.resolve("target/augury-example-predictor-0.1.0-SNAPSHOT.jar");
    }

    private Path distributionWithout(String plugin) throws IOException {
        Path home = folder.resolve("home");
        copy(AuguryProcess.distribution(), home);
        try (Stream<Path> files = Files.walk(home.resolve("plugins.d").resolve(plugin))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private String predictedBy() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/augury"), "sa", "");
                ResultSet row = database.createStatement().executeQuery("select predicted_by from segments")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
