package dev.augury.demo.cli;

import dev.augury.demo.train.Status;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows how a training goes on: one line that is written over again on a terminal, a line now and then elsewhere. */
final class TrainingProgress implements Consumer<Status> {

    private static final int BAR = 20;
    private static final double TERMINAL_SECONDS = 0.5;
    private static final double PLAIN_SECONDS = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final long interval;
    private long last;

    TrainingProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        interval = (long) (1e9 * (terminal ? TERMINAL_SECONDS : PLAIN_SECONDS));
        last = System.nanoTime() - interval;
    }

    @Override
    public void accept(Status status) {
        long now = System.nanoTime();
        boolean over = status.tokens() >= status.tokensAll();
        if (now - last < interval && !over) {
            return;
        }
        last = now;
        out.print(terminal ? "\r" + line(status) + (over ? System.lineSeparator() : "") : line(status) + System.lineSeparator());
        out.flush();
    }

    /** Returns one line of text. */
    static String line(Status status) {
        double share = Math.min(1, (double) status.tokens() / status.tokensAll());
        int full = (int) (share * BAR);
        String heldOut = Double.isNaN(status.heldOut()) ? "     -" : String.format(Locale.ROOT, "%.4f", status.heldOut());
        long left = Math.round(status.secondsLeft());
        return String.format(Locale.ROOT, "[%s%s] %5.1f %%  step %d  %.2f M tokens  loss %.4f  held out %s  %.0f tokens/s  %d:%02d:%02d left", "=".repeat(full),
                " ".repeat(BAR - full), 100 * share, status.step(), status.tokens() / 1e6, status.loss(), heldOut, status.tokensPerSecond(), left / 3600,
                left / 60 % 60, left % 60);
    }
}
