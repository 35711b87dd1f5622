package dev.augury.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.replay.report.CsvReport;
import dev.augury.replay.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBookTest {

    private static final RunReport RUN = new RunReport(
            0.4, 7, 10, 100, RunReport.Requests.of(List.of(), 10_000_000_000L, 4_000_000_000L), new RunReport.Effort(50, 3, 2, 1, 5, 6, 7), new RunReport.Kv(200, 50, 25, 10, 5));

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void runsThatStandInTheFileAreKnownTheNextTime() throws IOException {
        Path file = written("first", "second");
        RunBook book = new RunBook(file, told::add);
        assertThat(book.has("first")).isTrue();
        assertThat(book.has("second")).isTrue();
        assertThat(book.has("third")).isFalse();
        assertThat(told).isEmpty();
    }

    /** Wherever a crash cut the file: every whole line counts, the cut one is made again, and the file is what it would have been. */
    @Test
    void lineThatWasCutOffIsMadeAgainAndGluesToNothing() throws IOException {
        Path whole = written("first", "second", "third");
        String text = Files.readString(whole);
        for (int cut = 0; cut < text.length(); cut++) {
            told.clear();
            Path file = folder.resolve("cut.csv");
            Files.writeString(file, text.substring(0, cut));
            RunBook book = new RunBook(file, told::add);
            assertThat(told).as("cut at " + cut).hasSize(cut == 0 || text.charAt(cut - 1) == '\n' ? 0 : 1).allMatch(line -> line.contains("is cut off"));
            for (String key : List.of("first", "second", "third")) {
                if (!book.has(key)) {
                    book.add(labels(key), RUN);
                }
            }
            assertThat(file).as("cut at " + cut).hasContent(text);
        }
    }

    @Test
    void lineWithOtherColumnsDoesNotCount() throws IOException {
        Path file = written("first");
        Files.writeString(file, Files.readString(file) + "second,0.4second,a,b\n" + CsvReport.line(labels("third"), RUN) + "\n");
        RunBook book = new RunBook(file, told::add);
        assertThat(book.has("second")).isFalse();
        assertThat(book.has("third")).isTrue();
        assertThat(told).singleElement().asString().contains("Line 3 of", "has 4 columns").contains("does not count");
    }

    private Path written(String... keys) throws IOException {
        Path file = folder.resolve("runs.csv");
        RunBook book = new RunBook(file, told::add);
        for (String key : keys) {
            book.add(labels(key), RUN);
        }
        return file;
    }

    private static Map<String, String> labels(String key) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("run", key);
        labels.put("system", "one, of \"two\"");
        return labels;
    }
}
