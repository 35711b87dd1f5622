package dev.augury.bench.replay;

import dev.augury.replay.report.CsvReport;
import dev.augury.replay.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The file of runs: a run that stands in it is not made again, so that a long series can be broken off and taken up. */
final class RunBook {

    private final Path file;
    private final Set<String> known = new HashSet<>();

    RunBook(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                known.add(line.substring(0, line.indexOf(',')));
            }
        }
    }

    /** Returns whether the run of that key stands in the file. */
    boolean has(String key) {
        return known.contains(key);
    }

    /** Appends a run. */
    void add(Map<String, String> labels, RunReport run) throws IOException {
        String line = CsvReport.line(labels, run) + System.lineSeparator();
        String header = known.isEmpty() ? CsvReport.header(labels) + System.lineSeparator() : "";
        Files.writeString(file, header + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        known.add(line.substring(0, line.indexOf(',')));
    }
}
