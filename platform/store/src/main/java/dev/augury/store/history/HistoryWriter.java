package dev.augury.store.history;

import dev.augury.core.flow.Outcome;
import dev.augury.core.history.HistoryStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes outcomes off the request path: a bounded queue, one writing thread, batches in one transaction each. While the database is slow or gone they go to a bounded
 * file, which is replayed, oldest first, before anything newer is written. What has no room, and what the database refuses for what is in it, is lost, counted and
 * logged.
 */
public final class HistoryWriter implements HistoryStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
    private static final long IDLE_MILLIS = 200;

    private final BlockingQueue<Told> queue;
    private final HistoryProperties properties;
    private final BatchSink sink;
    private final SpillFile spill;
    private final OutcomeReader reader;
    private final JsonMapper json = new JsonMapper();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong spilled = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean available = true;
    private volatile boolean closing;
    private long retryAt;

    HistoryWriter(HistoryProperties properties, BatchSink sink, SpillFile spill) {
        this.properties = properties;
        this.sink = sink;
        reader = new OutcomeReader(properties.keepText());
        this.spill = spill;
        queue = new ArrayBlockingQueue<>(properties.queueMax());
        thread = Thread.ofVirtual().name("history-writer").unstarted(this::run);
    }

    /** Starts the writing thread. */
    HistoryWriter start() {
        thread.start();
        return this;
    }

    @Override
    public void record(Outcome outcome) {
        if (closing || !queue.offer(new Told(outcome, System.currentTimeMillis()))) {
            lose(1, "the queue of " + properties.queueMax() + " is full");
        }
    }

    /** Returns what became of outcomes so far. */
    public HistoryCounters counters() {
        return new HistoryCounters(written.get(), spilled.get(), lost.get(), queue.size(), spill.bytes(), available);
    }

    /** Writes or spills what is queued, then ends the thread; waits ten seconds at most. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        if (!thread.join(Duration.ofSeconds(10))) {
            LOG.warn("History still had {} outcomes to write after ten seconds; they are lost", queue.size());
            thread.interrupt();
        }
    }

    private record Told(Outcome outcome, long endedAtMillis) {}

    private void run() {
        List<Told> drained = new ArrayList<>(properties.batchMax());
        while (!closing || !queue.isEmpty()) {
            try {
                Told first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    drained.add(first);
                    queue.drainTo(drained, properties.batchMax() - 1);
                }
                step(drained.stream().map(told -> reader.read(told.outcome(), told.endedAtMillis())).toList());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Outcomes cannot be brought into the form of the history", e);
                lose(drained.size(), "they cannot be brought into its form");
            } finally {
                drained.clear();
            }
        }
    }

    private void step(List<RequestRecord> batch) {
        try {
            if (System.nanoTime() - retryAt < 0) {
                keep(batch);
                return;
            }
            replay();
            if (!batch.isEmpty() && (spill.bytes() > 0 || !write(batch))) {
                keep(batch);
            }
        } catch (IOException e) {
            LOG.error("The history's spill file cannot be used ({}); outcomes are lost until it can", e.toString());
            lose(batch.size(), "the spill file cannot be written");
        }
    }

    private void replay() throws IOException {
        while (spill.bytes() > 0) {
            List<String> lines = spill.peek(properties.batchMax());
            if (!write(records(lines))) {
                return;
            }
            spill.remove(lines.size());
        }
    }

    private List<RequestRecord> records(List<String> lines) {
        List<RequestRecord> records = new ArrayList<>(lines.size());
        for (String line : lines) {
            try {
                records.add(json.readValue(line, RequestRecord.class));
            } catch (JacksonException e) {
                LOG.warn("A line of the history's spill file cannot be read and is dropped: {}", e.getOriginalMessage());
                lost.incrementAndGet();
            }
        }
        return records;
    }

    private boolean write(List<RequestRecord> batch) {
        try {
            if (!batch.isEmpty()) {
                sink.write(batch);
            }
            written.addAndGet(batch.size());
            if (!available) {
                LOG.info("The history's database is back");
            }
            available = true;
            return true;
        } catch (DataIntegrityViolationException e) {
            return writeApart(batch, e);
        } catch (RuntimeException e) {
            if (available) {
                LOG.warn("History cannot be written ({}); serving goes on and outcomes are kept in a file until the database is back", e.toString());
            }
            available = false;
            retryAt = System.nanoTime() + properties.retryAfter().toNanos();
            return false;
        }
    }

    /** The database is there and refuses a row: that one would be refused for ever, and must not hold up the others. */
    private boolean writeApart(List<RequestRecord> batch, DataIntegrityViolationException refusal) {
        if (batch.size() == 1) {
            LOG.warn("The database refuses to keep the outcome of {}, which is lost: {}", batch.getFirst().requestId(), refusal.getMostSpecificCause().getMessage());
            lost.incrementAndGet();
            return true;
        }
        for (RequestRecord one : batch) {
            if (!write(List.of(one))) {
                return false;
            }
        }
        return true;
    }

    private void keep(List<RequestRecord> batch) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        int kept = spill.append(batch.stream().map(json::writeValueAsString).toList());
        spilled.addAndGet(kept);
        if (kept < batch.size()) {
            lose(batch.size() - kept, "the spill file of " + properties.spillSizeMax() + " is full");
        }
    }

    private void lose(int count, String why) {
        if (lost.getAndAdd(count) == 0) {
            LOG.error("History loses outcomes: {}. Raise augury.history.queue-max or spill-size-max, or mend the database", why);
        }
    }
}
