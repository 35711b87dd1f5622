package dev.augury.waste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.spi.handling.Handling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The released classifier on the first segments of every other conversation of InferCept's trace, with true lengths and durations. */
class TraceClassificationTest {

    private static final Path TRACE = Path.of(System.getProperty("augury.shared", "none"), "data/tools/infercept_augmented_requests_even.jsonl.gz");
    private static final Pattern FIRST_SEGMENT = Pattern.compile(
            "\"type\":\"(math|qa|ve)\".*?\"prompt_tokens\":(\\d+),\"completion_tokens\":(\\d+),\"api_time\":([-+.\\deE]+)");
    private static final ReleasedCost COST = ReleasedCost.ofScript(0.0408, 16.92, 384, 64);

    private static Map<String, Integer> count(BatchLoad load) throws IOException {
        assumeTrue(Files.exists(TRACE), "The trace is not beside this checkout");
        Map<String, Integer> counts = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TRACE)), StandardCharsets.UTF_8))) {
            lines.lines().map(FIRST_SEGMENT::matcher).filter(Matcher::find).forEach(segment -> {
                int context = Integer.parseInt(segment.group(2)) + Integer.parseInt(segment.group(3));
                double seconds = Double.parseDouble(segment.group(4));
                Handling least = ReleasedWastes.of(BatchLoad.inBlocks(context, 64), seconds, load, COST).least(true);
                counts.merge(segment.group(1) + " " + least, 1, Integer::sum);
            });
        }
        return counts;
    }

    @Test
    void idleMachine() throws IOException {
        assertThat(count(new BatchLoad(0, 0, 0))).isEqualTo(Map.of(
                "math PRESERVE", 50, "qa DISCARD", 24, "qa PRESERVE", 1, "ve DISCARD", 9, "ve PRESERVE", 18));
    }

    @Test
    void loadedMachine() throws IOException {
        assertThat(count(new BatchLoad(20, 10_240, 10_240))).isEqualTo(Map.of(
                "math PRESERVE", 50, "qa DISCARD", 23, "qa PRESERVE", 2, "ve PRESERVE", 27));
    }

    @Test
    void fullMachine() throws IOException {
        assertThat(count(new BatchLoad(40, 40_960, 40_960))).isEqualTo(Map.of("math PRESERVE", 50, "qa PRESERVE", 25, "ve PRESERVE", 27));
    }
}
