package dev.augury.engine.simulated;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads costs from lines {@code key=value}: the seven of {@link Costs}, each exactly as an option is named, but the time of copies per token. Others in the file tell
 * people and replays about the machine.
 */
final class CostFile {

    private static final long BYTES_MAX = 64 * 1024;
    private static final double MICROS_MAX = 1e9;
    private static final int TOKEN_BYTES_MAX = 1 << 24;
    private static final Set<String> BESIDE = Set.of("kv-memory-bytes");

    private final Path file;
    private final Properties lines = new Properties();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> unknown;

    private CostFile(Path file) {
        this.file = file;
        try (Reader reader = Files.newBufferedReader(file)) {
            if (Files.size(file) > BYTES_MAX) {
                throw new IllegalArgumentException(file + " is longer than " + BYTES_MAX + " bytes, which no file of costs is");
            }
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The costs cannot be read from " + file + ": " + e.getMessage(), e);
        }
        unknown = new TreeSet<>(lines.stringPropertyNames());
        unknown.removeAll(BESIDE);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with every problem
     */
    static Costs read(Path path) {
        CostFile file = new CostFile(path);
        Costs costs = new Costs(
                file.number("step-micros", 0, MICROS_MAX),
                file.number("prefill-token-micros", 0, MICROS_MAX),
                file.number("prefill-context-token-micros", 0, MICROS_MAX),
                file.number("decode-micros", 0, MICROS_MAX),
                file.number("context-token-micros", 0, MICROS_MAX),
                file.number("copy-token-micros", 0, MICROS_MAX),
                (int) file.number("kv-bytes-per-token", 1, TOKEN_BYTES_MAX));
        file.unknown.forEach(key -> file.problems.add(key + " is unknown"));
        if (!file.problems.isEmpty()) {
            throw new IllegalArgumentException("The costs in " + path + " cannot be used: " + String.join("; ", file.problems) + ". Let 'augury bench costs --out FILE' write them");
        }
        return costs;
    }

    private double number(String key, double min, double max) {
        unknown.remove(key);
        String text = lines.getProperty(key);
        double value = Double.NaN;
        try {
            value = text == null ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            // Told with all that is out of range.
        }
        if (!(value >= min && value <= max)) {
            problems.add(text == null ? key + " is missing" : key + " is '" + text + "', which is no number from " + min + " to " + max);
        }
        return value;
    }
}
