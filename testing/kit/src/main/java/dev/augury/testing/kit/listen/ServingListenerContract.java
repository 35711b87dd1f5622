package dev.augury.testing.kit.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.listen.FinishedView;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.listen.ServingListenerFactory;
import dev.augury.spi.schedule.RequestView;
import dev.augury.testing.kit.FactoryContract;
import dev.augury.testing.kit.OptionRecords;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * If this passes for a listener, the host can rely on it: it takes every event that a request can give, in any mixture of requests, fast enough to lose none
 * at ten thousand a second, and closes. Extend it with a factory.
 */
public abstract class ServingListenerContract extends FactoryContract<ServingListenerFactory<?>> {

    private static final String[] REASONS = {"stop", "length", "tool_calls", "malformed_call", "call_limit", "cancelled", "error"};

    private ServingListener listener;

    private record Request(
            long id, String tenant, Optional<String> program, long arrivedAt, int promptTokens, int outputTokensMax, int choices)
            implements RequestView {}

    private record Finished(String reason, int promptTokens, int outputTokens, long nanos, int preemptions) implements FinishedView {}

    @BeforeEach
    void open() {
        listener = create(factory());
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private <O extends Record> ServingListener create(ServingListenerFactory<O> factory) {
        return factory.create(OptionRecords.bind(factory.options(), options()), context());
    }

    private static Request request(long id) {
        return new Request(id, "default", id % 2 == 0 ? Optional.empty() : Optional.of("program"), id * 1000, 10, 20, 1);
    }

    /** Tells of many requests whose events interleave; returns how many events there were. */
    private int traffic(int requests) {
        SplittableRandom random = seeds.random("traffic");
        int events = 0;
        for (int i = 0; i < requests + 16; i++) {
            if (i < requests) {
                listener.onAdmitted(request(i));
                events++;
            }
            if (i >= 16) {
                Request request = request(i - 16);
                listener.onFirstToken(request, random.nextLong(1_000_000_000));
                listener.onFinished(request, new Finished(REASONS[random.nextInt(REASONS.length)], 10, random.nextInt(20), random.nextLong(1L << 34), random.nextInt(3)));
                events += 2;
            }
        }
        return events;
    }

    @Test
    void everyEventIsTaken() {
        for (String reason : REASONS) {
            listener.onAdmitted(request(1));
            listener.onFirstToken(request(1), 0);
            listener.onFinished(request(1), new Finished(reason, 1, 0, 0, 0));
        }
        listener.onAdmitted(request(2));
        listener.onFinished(request(2), new Finished("cancelled", 1, 0, Long.MAX_VALUE, 0));
        listener.onRejected(request(3), "The queue is full; come back in 3 s");
        listener.onQuarantined("lane", "scheduler fcfs", "It threw \"an exception\"\nof two lines");
    }

    @Test
    void eventsOfUnknownRequestsAreTaken() {
        listener.onFirstToken(request(77), 5);
        listener.onFinished(request(78), new Finished("stop", 1, 2, 3, 0));
    }

    @Test
    void eventsInterleaveAndAreTakenQuickly() {
        traffic(500);
        long start = System.nanoTime();
        int events = traffic(1_500);
        assertThat((System.nanoTime() - start) / 1e3 / events).as("microseconds per event").isLessThan(100);
    }
}
