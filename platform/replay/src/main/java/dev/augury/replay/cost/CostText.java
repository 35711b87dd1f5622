package dev.augury.replay.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Costs as a table for people, in Markdown. */
public final class CostText {

    private static final double MILLIS = 1e6;
    private static final double PERCENT = 100;

    private CostText() {}

    /** Returns the lines of the table, and below it how large the errors are. */
    public static List<String> table(CostReport report) {
        int width = report.rows().stream().mapToInt(row -> label(row).length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "| %-" + width + "s | measured ms | fitted ms |  error |", "shape"));
        lines.add("| " + "-".repeat(width) + " | ----------: | --------: | -----: |");
        for (CostRow row : report.rows()) {
            lines.add(String.format(
                    Locale.ROOT, "| %-" + width + "s | %11.3f | %9.3f | %4s %% |", label(row), row.measuredNanos() / MILLIS, row.fittedNanos() / MILLIS, signed(row.error())));
        }
        lines.add("");
        lines.add("Error of what was fitted: " + errors(report, CostRow::fitted) + "; of what was kept from the fit (*): " + errors(report, row -> !row.fitted()) + ".");
        return lines;
    }

    private static String signed(double error) {
        long percent = Math.round(PERCENT * error);
        return percent > 0 ? "+" + percent : Long.toString(percent);
    }

    private static String label(CostRow row) {
        return row.shape() + (row.fitted() ? "" : " *");
    }

    private static String errors(CostReport report, Predicate<CostRow> which) {
        double[] errors = report.rows().stream().filter(which).mapToDouble(row -> Math.abs(row.error())).sorted().toArray();
        return String.format(Locale.ROOT, "%.0f %% median, %.0f %% at most", PERCENT * errors[errors.length / 2], PERCENT * errors[errors.length - 1]);
    }
}
