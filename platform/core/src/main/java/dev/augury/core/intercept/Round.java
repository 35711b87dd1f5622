package dev.augury.core.intercept;

import dev.augury.core.flow.CallResult;
import dev.augury.core.flow.Interception;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The calls of one pause. Thread-safe. */
final class Round {

    private final Interception pause;
    private final @Nullable CallResult[] results;
    private final List<Performance> performances = new ArrayList<>();
    private int left;

    Round(Interception pause) {
        this.pause = pause;
        left = pause.calls().size();
        results = new @Nullable CallResult[left];
    }

    Interception pause() {
        return pause;
    }

    synchronized void add(Performance performance) {
        performances.add(performance);
    }

    /** Takes the result of a call. Returns whether it was the last that was missing. */
    synchronized boolean result(int index, CallResult result) {
        results[index] = result;
        return --left == 0;
    }

    /** Returns the results in the order of the calls, once all are there. */
    synchronized List<CallResult> results() {
        return Arrays.stream(results).map(Objects::requireNonNull).toList();
    }

    void drop() {
        List<Performance> under;
        synchronized (this) {
            under = List.copyOf(performances);
        }
        under.forEach(Performance::drop);
    }
}
