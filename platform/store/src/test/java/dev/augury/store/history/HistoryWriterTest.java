package dev.augury.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.augury.core.flow.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.util.unit.DataSize;

class HistoryWriterTest {

    @TempDir
    Path folder;

    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean gone;

    @Test
    void recordWritesInOrder() throws Exception {
        try (HistoryWriter writer = writer(properties(100, DataSize.ofMegabytes(1))).start()) {
            record(writer, 1, 50);
            await().until(() -> writer.counters().written() == 50);
            assertThat(written).isEqualTo(ids(1, 50));
        }
    }

    @Test
    void recordWhileTheDatabaseIsGoneSpillsAndReplaysOldestFirst() throws Exception {
        gone = true;
        try (HistoryWriter writer = writer(properties(100, DataSize.ofMegabytes(1))).start()) {
            record(writer, 1, 30);
            await().until(() -> writer.counters().spilled() == 30);
            assertThat(writer.counters().available()).isFalse();
            assertThat(writer.counters().spillBytes()).isPositive();
            gone = false;
            record(writer, 31, 40);
            await().until(() -> writer.counters().written() == 40);
            assertThat(written).isEqualTo(ids(1, 40));
            assertThat(writer.counters().spillBytes()).isZero();
            assertThat(writer.counters().lost()).isZero();
        }
    }

    @Test
    void spilledOutcomesSurviveARestart() throws Exception {
        gone = true;
        try (HistoryWriter writer = writer(properties(100, DataSize.ofMegabytes(1))).start()) {
            record(writer, 1, 3);
            await().until(() -> writer.counters().spilled() == 3);
        }
        gone = false;
        try (HistoryWriter writer = writer(properties(100, DataSize.ofMegabytes(1))).start()) {
            await().until(() -> writer.counters().written() == 3);
            assertThat(written).isEqualTo(ids(1, 3));
        }
    }

    @Test
    void closeWritesWhatIsQueued() throws Exception {
        HistoryWriter writer = writer(properties(100, DataSize.ofMegabytes(1)));
        record(writer, 1, 100);
        writer.start();
        writer.close();
        assertThat(written).isEqualTo(ids(1, 100));
    }

    @Test
    void recordBeyondTheQueueIsLostAndCountedAndDoesNotWait() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        SpillFile spill = new SpillFile(folder.resolve("slow.jsonl"), 0);
        BatchSink stuck = batch -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        HistoryWriter writer = new HistoryWriter(properties(10, DataSize.ofMegabytes(1)), stuck, spill);
        record(writer, 1, 25);
        assertThat(writer.counters().lost()).isEqualTo(15);
        slow.countDown();
        writer.start();
        writer.close();
        assertThat(writer.counters().written()).isEqualTo(10);
    }

    @Test
    void spillBeyondItsSizeIsLostAndCounted() throws Exception {
        gone = true;
        try (HistoryWriter writer = writer(properties(100, DataSize.ofKilobytes(4))).start()) {
            record(writer, 1, 50);
            await().until(() -> writer.counters().spilled() + writer.counters().lost() == 50);
            assertThat(writer.counters().lost()).isPositive();
            assertThat(writer.counters().spillBytes()).isBetween(1L, 4096L);
        }
    }

    @Test
    void unreadableSpillLinesAreDroppedAndCounted() throws Exception {
        Files.writeString(folder.resolve("spill.jsonl"), "torn\n");
        try (HistoryWriter writer = writer(properties(100, DataSize.ofMegabytes(1))).start()) {
            record(writer, 1, 1);
            await().until(() -> writer.counters().written() == 1);
            assertThat(writer.counters().lost()).isEqualTo(1);
        }
    }

    @Test
    void whatTheDatabaseRefusesIsLostAloneAndHoldsNothingUp() throws Exception {
        try (HistoryWriter writer = writer(properties(100, DataSize.ofMegabytes(1)))) {
            record(writer, 1, 4);
            writer.record(Outcomes.outcome(5, new Outcome.Source("demo", "refused", null)));
            record(writer, 6, 9);
            writer.start();
            await().until(() -> writer.counters().written() + writer.counters().lost() == 9);
            assertThat(writer.counters().lost()).isEqualTo(1);
            assertThat(writer.counters().spillBytes()).isZero();
            assertThat(writer.counters().available()).isTrue();
            assertThat(written).containsExactlyElementsOf(LongStream.rangeClosed(1, 9).filter(number -> number != 5).mapToObj(number -> "chatcmpl-" + number).toList());
        }
    }

    @Test
    void outcomeThatCannotBeReadDoesNotEndTheWriter() throws Exception {
        try (HistoryWriter writer = writer(properties(100, DataSize.ofMegabytes(1))).start()) {
            writer.record(Outcomes.outcome(1, null));
            await().until(() -> writer.counters().lost() == 1);
            record(writer, 2, 2);
            await().until(() -> writer.counters().written() == 1);
            assertThat(written).isEqualTo(ids(2, 2));
        }
    }

    private HistoryWriter writer(HistoryProperties properties) throws IOException {
        return new HistoryWriter(properties, this::write, new SpillFile(folder.resolve("spill.jsonl"), properties.spillSizeMax().toBytes()));
    }

    private void write(List<RequestRecord> batch) {
        if (gone) {
            throw new IllegalStateException("connection refused");
        }
        if (batch.stream().anyMatch(record -> record.tenant().equals("refused"))) {
            throw new DataIntegrityViolationException("value too long");
        }
        batch.forEach(record -> written.add(record.requestId()));
    }

    private static HistoryProperties properties(int queueMax, DataSize spillSizeMax) {
        return new HistoryProperties(queueMax, 7, Duration.ofMillis(1), spillSizeMax, false);
    }

    private static void record(HistoryWriter writer, int from, int to) {
        LongStream.rangeClosed(from, to).forEach(number -> writer.record(Outcomes.outcome(number)));
    }

    private static List<String> ids(int from, int to) {
        return LongStream.rangeClosed(from, to).mapToObj(number -> "chatcmpl-" + number).toList();
    }
}
