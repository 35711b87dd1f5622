package dev.augury.testing.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** A local Maven repository that holds all the build has fetched, by links, and this build's own artifacts as an install would put them there. */
final class InstalledArtifacts {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final Map<String, String> MODULES = Map.of(
            "augury-spi", "platform/spi", "augury-jinja", "platform/jinja", "augury-model", "platform/model", "augury-testing-kit", "testing/kit");

    private InstalledArtifacts() {}

    /** Lays out the repository in {@code folder}. */
    static Path layOut(Path folder) throws IOException {
        Path fetched = Path.of(System.getProperty("augury.maven.repository"));
        Files.createDirectories(folder.resolve("dev"));
        link(fetched, folder, "dev");
        if (Files.isDirectory(fetched.resolve("dev"))) {
            link(fetched.resolve("dev"), folder.resolve("dev"), "augury");
        }
        install(folder, "augury", House.ROOT.resolve("pom.xml"), "pom");
        for (var module : MODULES.entrySet()) {
            Path home = House.ROOT.resolve(module.getValue());
            install(folder, module.getKey(), home.resolve("pom.xml"), "pom");
            install(folder, module.getKey(), home.resolve("target/" + module.getKey() + "-" + VERSION + ".jar"), "jar");
        }
        return folder;
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.filter(one -> !one.getFileName().toString().equals(except)).toList()) {
                Files.createSymbolicLink(to.resolve(entry.getFileName().toString()), entry);
            }
        }
    }

    private static void install(Path repository, String artifact, Path file, String ending) throws IOException {
        Path target = Files.createDirectories(repository.resolve("dev/augury/" + artifact + "/" + VERSION));
        Files.copy(file, target.resolve(artifact + "-" + VERSION + "." + ending), StandardCopyOption.REPLACE_EXISTING);
    }
}
