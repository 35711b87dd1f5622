package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.TokenEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many threads at one door: what arrives, leaves and cancels at the same moment is counted once. */
class ThreadsTest {

    private static final int THREADS = 8;
    private static final int REQUESTS = 150;
    private static final HashEngine.Size SIZE = new HashEngine.Size(4, 200, 60, 128);

    @Test
    void everyRequestEndsOnceWhoeverSubmitsAndCancelsWhen() throws InterruptedException {
        Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();
        AtomicInteger twice = new AtomicInteger();
        try (ThreadTime time = new ThreadTime()) {
            HashEngine engine = new HashEngine(time, SIZE);
            Host host = new Host(new Surroundings(
                    time, new byte[16], false, List.of(outcome -> twice.addAndGet(outcomes.put(outcome.request(), outcome) == null ? 0 : 1)), List.of()));
            Lane lane = host.open(Bench.spec("m", engine, SIZE, new Bench.Absent(), null, Bench.fixed(64, 16)));
            CountDownLatch ended = new CountDownLatch(THREADS * REQUESTS);
            AtomicInteger wrong = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(t);
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < REQUESTS; i++) {
                        visit(host, random, ended, wrong);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(ended.await(60, TimeUnit.SECONDS)).as("all requests end; " + lane.statistics()).isTrue();
            CountDownLatch closed = new CountDownLatch(1);
            host.drain(Duration.ofSeconds(30), closed::countDown);
            assertThat(closed.await(60, TimeUnit.SECONDS)).as("the host drains; " + lane.statistics()).isTrue();
            CountDownLatch stopped = new CountDownLatch(1);
            host.close(stopped::countDown);
            assertThat(stopped.await(60, TimeUnit.SECONDS)).as("the host closes").isTrue();

            assertThat(wrong).as("answers that differ from those alone").hasValue(0);
            assertThat(twice).as("requests with two outcomes").hasValue(0);
            assertThat(lane.broken()).isNull();
            assertThat(lane.openRequests()).isZero();
            assertThat(lane.waitingRequests()).isZero();
            assertThat(lane.waitingTokens()).isZero();
            assertThat(lane.statistics().memory().deviceFree()).isEqualTo(SIZE.deviceBlocks());
        }
    }

    private static void visit(Host host, Random random, CountDownLatch ended, AtomicInteger wrong) {
        int[] prompt = Bench.prompt(1 + random.nextInt(40), random.nextInt(5));
        int tokens = 1 + random.nextInt(20);
        // Alone, an end token ends the answer; these requests ignore it and may go on.
        String expected = TestVocabulary.text(HashEngine.alone(prompt, 0, 0, tokens));
        StringBuilder text = new StringBuilder();
        boolean cancels = random.nextInt(3) == 0;
        int patience = random.nextInt(2_000);
        Serving.Submission submission = host.submit(Bench.request(prompt, tokens), event -> {
            switch (event) {
                case TokenEvent.Delta delta -> text.append(delta.text());
                case TokenEvent.Completed _ -> {
                    wrong.addAndGet(text.toString().startsWith(expected) ? 0 : 1);
                    if (!cancels) {
                        ended.countDown();
                    }
                }
                case TokenEvent.Admitted _, TokenEvent.ChoiceFinished _ -> {}
                case TokenEvent.CallStarted _, TokenEvent.CallFinished _, TokenEvent.Calls _ -> wrong.incrementAndGet();
                case TokenEvent.Refused _, TokenEvent.Failed _ -> wrong.incrementAndGet();
            }
            return true;
        });
        if (cancels) {
            for (int i = 0; i < patience; i++) {
                Thread.onSpinWait();
            }
            submission.cancel();
            ended.countDown();
        }
    }
}
