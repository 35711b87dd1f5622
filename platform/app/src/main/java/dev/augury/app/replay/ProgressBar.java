package dev.augury.app.replay;

import dev.augury.replay.run.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** A bar on one line of a terminal, drawn over itself; without a terminal, nothing. */
public final class ProgressBar implements Progress {

    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final int runs;
    private final boolean terminal;
    private String drawn = "";
    private int done;
    private String label = "";

    /**
     * Makes a bar over some runs.
     *
     * @param terminal whether it is drawn at all
     */
    public ProgressBar(PrintWriter out, int runs, boolean terminal) {
        this.out = out;
        this.runs = runs;
        this.terminal = terminal;
    }

    /** Begins a run. */
    public void begin(String run) {
        label = run;
        passed(0);
    }

    /** Ends a run. */
    public void end() {
        done++;
    }

    @Override
    public void passed(double part) {
        double all = (done + part) / runs;
        int full = (int) (all * WIDTH);
        draw(String.format(Locale.ROOT, "[%s%s] %3.0f %%  run %d of %d: %s", "=".repeat(full), " ".repeat(WIDTH - full), all * 100, done + 1, runs, label));
    }

    /** Takes the bar away, for something else to be written. */
    public void clear() {
        draw("");
    }

    private void draw(String text) {
        if (terminal && !text.equals(drawn)) {
            out.print("\r" + text + " ".repeat(Math.max(0, drawn.length() - text.length())) + (text.isEmpty() ? "\r" : ""));
            out.flush();
            drawn = text;
        }
    }
}
