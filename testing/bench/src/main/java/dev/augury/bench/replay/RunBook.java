package dev.augury.bench.replay;

import dev.augury.replay.report.CsvReport;
import dev.augury.replay.report.RunReport;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The file of runs: a run that stands in it is not made again, so that a long series can be broken off and taken up. */
final class RunBook {

    private final Path file;
    private final Set<String> known = new HashSet<>();

    /**
     * Opens the file, if there is one. A last line that was cut off while it was written is taken out of it, since its run will be made again; a line with another number of
     * columns than the first is left where it stands and does not count.
     *
     * @param told hears of such lines
     */
    RunBook(Path file, Consumer<String> told) throws IOException {
        this.file = file;
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        if (whole < bytes.length) {
            told.accept("The last line of " + file + " is cut off and is taken out; its run is made again: " + text(Arrays.copyOfRange(bytes, whole, bytes.length)));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
        String[] lines = text(Arrays.copyOf(bytes, whole)).lines().toArray(String[]::new);
        for (int i = 0; i < lines.length; i++) {
            if (columns(lines[i]) == columns(lines[0])) {
                known.add(key(lines[i]));
            } else {
                told.accept("Line " + (i + 1) + " of " + file + " has " + columns(lines[i]) + " columns and not " + columns(lines[0]) + ", and does not count: " + lines[i]);
            }
        }
    }

    /** Returns whether the run of that key stands in the file. */
    boolean has(String key) {
        return known.contains(key);
    }

    /** Appends a run. */
    void add(Map<String, String> labels, RunReport run) throws IOException {
        String line = CsvReport.line(labels, run) + "\n";
        String header = known.isEmpty() ? CsvReport.header(labels) + "\n" : "";
        Files.writeString(file, header + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        known.add(key(line));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String key(String line) {
        int end = line.indexOf(',');
        return end < 0 ? line : line.substring(0, end);
    }

    /** Counts columns; a comma between quotes separates none. */
    private static int columns(String line) {
        int columns = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            columns += line.charAt(i) == ',' && !quoted ? 1 : 0;
        }
        return columns;
    }
}
