package dev.augury.demo.cli;

import java.io.PrintWriter;
import java.util.function.IntConsumer;

/** Shows how many of a known number are done: a bar that is written over again on a terminal, nothing elsewhere. */
final class CountProgress implements IntConsumer {

    private static final int BAR = 30;
    private static final long INTERVAL = 200_000_000;

    private final PrintWriter out;
    private final String what;
    private final int all;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long last;

    CountProgress(PrintWriter out, String what, int all) {
        this.out = out;
        this.what = what;
        this.all = all;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.last = start - INTERVAL;
    }

    @Override
    public void accept(int done) {
        long now = System.nanoTime();
        if (!terminal || now - last < INTERVAL && done < all) {
            return;
        }
        last = now;
        int full = (int) ((long) BAR * Math.min(done, all) / Math.max(1, all));
        long left = done == 0 ? 0 : Math.round((now - start) / 1e9 / done * (all - done));
        out.printf("\r%s [%s%s] %d of %d, %d:%02d left ", what, "=".repeat(full), " ".repeat(BAR - full), done, all, left / 60, left % 60);
        if (done >= all) {
            out.println();
        }
        out.flush();
    }
}
