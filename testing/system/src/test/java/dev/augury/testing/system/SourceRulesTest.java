package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/STYLE.md asks of the sources and a compiler does not see. */
class SourceRulesTest {

    private static final int LINES_MAX = 500;
    private static final Pattern PRINT = Pattern.compile("System\\.(out|err)\\.print|printStackTrace\\(\\)");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep\\(");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b");

    @Test
    void filesAreShort() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : all()) {
            long lines = Files.readString(source).lines().count();
            if (lines > LINES_MAX) {
                found.add(House.ROOT.relativize(source) + " has " + lines + " lines");
            }
        }
        assertThat(found).as("files over %d lines: split them by responsibility", LINES_MAX).isEmpty();
    }

    @Test
    void mainCodeLogsAndOnlyTheCommandLinePrints() throws IOException {
        List<Path> sources = House.sources("src/main").stream().filter(source -> !source.toString().contains("/cli/")).toList();
        assertThat(hits(sources, PRINT)).as("use a logger").isEmpty();
    }

    @Test
    void testsDoNotSleep() throws IOException {
        assertThat(hits(House.sources("src/test"), SLEEP)).as("wait for a condition with a bound, or use virtual time").isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() throws IOException {
        assertThat(hits(all(), UNFINISHED)).as("finish it or write an issue").isEmpty();
    }

    private static List<Path> all() {
        List<Path> all = new ArrayList<>(House.sources("src/main"));
        all.addAll(House.sources("src/test"));
        return all;
    }

    private static List<String> hits(List<Path> sources, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            int number = 0;
            for (String line : Files.readAllLines(source)) {
                number++;
                if (pattern.matcher(line).find()) {
                    found.add(House.ROOT.relativize(source) + ":" + number);
                }
            }
        }
        return found;
    }
}
