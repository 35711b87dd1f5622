package dev.augury.replay.measure;

import dev.augury.core.flow.Outcome;
import dev.augury.core.history.HistoryStore;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.schedule.RequestView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what becomes of requests, by their ids, which count from 1. */
public final class Journal implements HistoryStore, ServingListener {

    private final long[] arrivedAt;
    private final long[] firstTokenAfter;
    private final Outcome[] outcomes;
    private final List<String> faults = new ArrayList<>();

    /** Makes a journal of requests that arrive at these times. */
    public Journal(long[] arrivals) {
        arrivedAt = arrivals.clone();
        firstTokenAfter = new long[arrivals.length];
        Arrays.fill(firstTokenAfter, Fate.NEVER);
        outcomes = new Outcome[arrivals.length];
    }

    @Override
    public void record(Outcome outcome) {
        outcomes[index(outcome.request())] = outcome;
        if (outcome.failure() != null) {
            faults.add("Request " + outcome.request() + " failed: " + outcome.failure().message());
        }
    }

    @Override
    public void onFirstToken(RequestView request, long nanos) {
        firstTokenAfter[index(request.id())] = nanos;
    }

    @Override
    public void onRejected(RequestView request, String reason) {
        faults.add("Request " + request.id() + " was refused: " + reason);
    }

    @Override
    public void onQuarantined(String lane, String plugin, String reason) {
        faults.add("The " + plugin + " was replaced: " + reason);
    }

    /** Returns what must not happen in a replay, and did: each makes its figures worthless. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Returns what became of every request by the end of a window. */
    public List<Fate> fates(long end) {
        List<Fate> fates = new ArrayList<>(arrivedAt.length);
        for (int i = 0; i < arrivedAt.length; i++) {
            long left = end - arrivedAt[i];
            long first = firstTokenAfter[i] <= left ? firstTokenAfter[i] : Fate.NEVER;
            Outcome outcome = outcomes[i];
            fates.add(outcome == null || outcome.timing().totalNanos() > left
                    ? new Fate(arrivedAt[i], first, Fate.NEVER, 0, 0)
                    : new Fate(arrivedAt[i], first, outcome.timing().totalNanos(), callNanos(outcome), outcome.outputTokens()));
        }
        return fates;
    }

    private static long callNanos(Outcome outcome) {
        long nanos = 0;
        for (Outcome.SequenceOutcome sequence : outcome.sequences()) {
            for (Outcome.SegmentOutcome segment : sequence.segments()) {
                nanos += segment.call() == null || segment.call().nanos() == null ? 0 : segment.call().nanos();
            }
        }
        return nanos;
    }

    private static int index(long id) {
        return Math.toIntExact(id - 1);
    }
}
