package dev.augury.jinja;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The chat templates that lie beside a checkout; tests that need them are skipped where they do not. */
final class SharedData {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> RECORD = new TypeReference<>() {};

    private SharedData() {}

    static Path folder() {
        Path folder = Path.of(System.getProperty("augury.shared", "shared"), "data", "chat_templates");
        assumeTrue(Files.isDirectory(folder), "the shared chat templates are not beside this checkout");
        return folder;
    }

    /** The records of a file with one JSON object per line, packed or not. */
    static List<Map<String, Object>> records(String file) {
        Path path = folder().resolve(file);
        try (InputStream raw = Files.newInputStream(path); InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> JSON.readValue(line, RECORD)).toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }

    static String template(String name) {
        Path path = folder().resolve(name + ".jinja");
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }

    /** The clock of the reference renders. */
    static RenderContext context() {
        return RenderContext.of(() -> Instant.parse("2026-11-20T09:05:07Z"), () -> 0);
    }
}
