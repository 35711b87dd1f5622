package dev.augury.core.history;

import dev.augury.core.flow.Outcome;

/** Takes the outcome of every request that was admitted. */
@FunctionalInterface
public interface HistoryStore {

    /**
     * Takes an outcome. Called once per request, on the loop's thread: returns at once, whatever the state of the database, and throws nothing. A store
     * that cannot keep up is bounded, and counts what it loses.
     */
    void record(Outcome outcome);
}
