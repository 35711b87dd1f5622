package dev.augury.testing.system;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules of the house on disk. */
final class House {

    /** Root of the checkout. */
    static final Path ROOT = Path.of(System.getProperty("augury.root", "../..")).toAbsolutePath().normalize();

    private House() {}

    /** Returns the main classes of every module. */
    static JavaClasses classes() {
        return new ClassFileImporter().importPaths(folders("target/classes"));
    }

    /** Returns the Java sources below {@code part}, for example {@code src/main}, of every module. */
    static List<Path> sources(String part) {
        return folders(part).stream().flatMap(folder -> files(folder, ".java").stream()).toList();
    }

    private static List<Path> folders(String below) {
        return Stream.of("platform", "plugins", "models", "testing", ".")
                .flatMap(group -> children(ROOT.resolve(group)).stream())
                .map(module -> module.resolve(below))
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
