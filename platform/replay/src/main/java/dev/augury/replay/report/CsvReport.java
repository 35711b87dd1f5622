package dev.augury.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs as CSV (RFC 4180), one per line: what tells it from others, then every {@link Figure}. A figure that there is not is left empty. */
public final class CsvReport {

    private static final long EXACT = 1L << 53;

    private CsvReport() {}

    /** Returns the line of names, for runs that these labels tell apart. */
    public static String header(Map<String, String> labels) {
        List<String> names = new ArrayList<>(labels.keySet());
        Figure.ALL.forEach(figure -> names.add(figure.name()));
        return line(names);
    }

    /** Returns the line of a run. */
    public static String line(Map<String, String> labels, RunReport run) {
        List<String> values = new ArrayList<>(labels.values());
        Figure.ALL.forEach(figure -> values.add(text(figure.of().applyAsDouble(run))));
        return line(values);
    }

    private static String line(List<String> values) {
        return values.stream().map(CsvReport::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n') ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < EXACT ? Long.toString((long) value) : Double.toString(value);
    }
}
