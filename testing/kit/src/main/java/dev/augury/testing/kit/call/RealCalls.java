package dev.augury.testing.kit.call;

import dev.augury.spi.call.DetectedCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The calls of the tau-bench conversations in the shared data, where a checkout has it beside it. */
final class RealCalls {

    private static final int CALLS_MAX = 500;
    private static final Pattern CALL = Pattern.compile("\"arguments\": ?\"((?:\\\\.|[^\"\\\\])*)\", ?\"name\": ?\"([^\"\\\\]+)\"");

    private RealCalls() {}

    /** Returns the first calls in order, none where the data is absent. */
    static List<DetectedCall> read() throws IOException {
        Path file = Path.of(System.getProperty("augury.shared", "../../../shared"), "data/tools/tau_bench/airline_gpt-4o_trajectories_part1.jsonl.gz");
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .flatMap(line -> CALL.matcher(line).results())
                    .map(call -> new DetectedCall(call.group(2), unescaped(call.group(1))))
                    .limit(CALLS_MAX)
                    .toList();
        }
    }

    /** Undoes the escapes by which the arguments stand in a string; those inside the arguments stay. */
    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
