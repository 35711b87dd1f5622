package dev.augury.replay.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Runs as a table for people, in Markdown: a line has the means over the runs of one load, which differ in their seeds. Times are seconds; KV is in percent of the pool
 * over the window.
 */
public final class TableReport {

    private static final double PERCENT = 100;
    private static final double MILLIS = 1000;

    private static final List<Column> COLUMNS = List.of(
            new Column("rate/s", 2, RunReport::rate),
            new Column("pool", 0, RunReport::poolTokens),
            new Column("arrived", 0, run -> run.requests().arrived()),
            new Column("unfinished", 0, run -> run.requests().unfinished()),
            new Column("latency", 2, run -> run.requests().latency().mean()),
            new Column("p50", 2, run -> run.requests().latency().p50()),
            new Column("p99", 2, run -> run.requests().latency().p99()),
            new Column("or age", 2, run -> run.requests().latencyOrAge().mean()),
            new Column("TTFT", 3, run -> run.requests().firstToken().mean()),
            new Column("p50", 3, run -> run.requests().firstToken().p50()),
            new Column("p99", 3, run -> run.requests().firstToken().p99()),
            new Column("or age", 3, run -> run.requests().firstTokenOrAge().mean()),
            new Column("ms/token", 1, run -> run.requests().perToken().mean() * MILLIS),
            new Column("done/s", 3, RunReport::throughput),
            new Column("tokens/s", 0, RunReport::tokensPerSecond),
            new Column("longest wait", 1, run -> run.requests().longestWait()),
            new Column("preempted", 0, run -> run.effort().preemptions()),
            new Column("evicted", 0, run -> run.effort().evictions()),
            new Column("KV used", 1, run -> PERCENT * run.share(run.kv().computing())),
            new Column("recomputing", 1, run -> PERCENT * run.share(run.kv().recomputing())),
            new Column("paused", 1, run -> PERCENT * run.share(run.kv().paused())),
            new Column("standing", 1, run -> PERCENT * run.share(run.kv().standing() + run.kv().moving())));

    private record Column(String name, int digits, ToDoubleFunction<RunReport> of) {

        int width() {
            return Math.max(7, name.length());
        }
    }

    private TableReport() {}

    /** Returns the two lines above the others. */
    public static List<String> header() {
        return List.of(
                COLUMNS.stream().map(column -> " ".repeat(column.width() - column.name().length()) + column.name()).collect(Collectors.joining(" | ", "| ", " |")),
                COLUMNS.stream().map(column -> "-".repeat(column.width() - 1) + ":").collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** Returns the line of the runs of one load. */
    public static String line(List<RunReport> runs) {
        return COLUMNS.stream().map(column -> cell(column, runs)).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(Column column, List<RunReport> runs) {
        double mean = runs.stream().mapToDouble(column.of()).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
        String text = Double.isNaN(mean) ? "–" : String.format(Locale.ROOT, "%." + column.digits() + "f", mean);
        return " ".repeat(Math.max(0, column.width() - text.length())) + text;
    }
}
