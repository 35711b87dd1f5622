package dev.augury.store.history;

/**
 * What became of outcomes since the start.
 *
 * @param written in the database
 * @param spilled written to the spill file, whether replayed since or not
 * @param lost neither: queue or spill file was full, or the database refused it for what is in it
 * @param waiting in the queue now
 * @param spillBytes size of the spill file now
 * @param available whether the last attempt to write succeeded
 */
public record HistoryCounters(long written, long spilled, long lost, int waiting, long spillBytes, boolean available) {}
