package dev.augury.store.history;

import java.util.List;

/** Writes requests in one transaction. */
@FunctionalInterface
interface BatchSink {

    /**
     * Writes all of the batch or none of it; a request that is already there is skipped.
     *
     * @throws RuntimeException when the database cannot be reached or refuses the batch
     */
    void write(List<RequestRecord> batch);
}
