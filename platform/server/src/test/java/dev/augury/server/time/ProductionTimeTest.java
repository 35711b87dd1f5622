package dev.augury.server.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.time.Time;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProductionTimeTest {

    private final ProductionTime time = new ProductionTime();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void messagesComeAtTheirTimeInOrderAndCanBeTakenBack() throws InterruptedException {
        StringBuffer order = new StringBuffer();
        CountDownLatch done = new CountDownLatch(1);
        long now = time.now();
        time.post(now + 60_000_000, () -> order.append("b"));
        time.post(now + 20_000_000, () -> order.append("a"));
        time.post(now + 40_000_000, () -> order.append("x")).cancel();
        time.post(now + 80_000_000, () -> {
            order.append(time.now() >= now + 80_000_000 ? "c" : "early");
            done.countDown();
        });
        done.await();
        assertThat(order).hasToString("abc");
    }

    @Test
    void workThatIsInterruptedIsToldOfAndItsThreadIsFree() throws InterruptedException {
        CompletableFuture<String> told = new CompletableFuture<>();
        CountDownLatch working = new CountDownLatch(1);
        Time.Work work = time.async(
                () -> {
                    working.countDown();
                    new CountDownLatch(1).await();
                    return "never";
                },
                (result, failure) -> told.complete(failure + " " + Thread.currentThread().isInterrupted()));
        working.await();
        work.interrupt();
        work.interrupt();
        assertThat(told.join()).isEqualTo("java.lang.InterruptedException false");
    }

    @Test
    void workIsDoneElsewhereAndToldOnce() throws InterruptedException {
        CompletableFuture<String> told = new CompletableFuture<>();
        time.async(() -> Thread.currentThread().isVirtual() ? "done" : "on a platform thread", (result, failure) -> told.complete(result + " " + failure));
        assertThat(told.join()).isEqualTo("done null");
        CompletableFuture<Throwable> failed = new CompletableFuture<>();
        time.async(() -> {
            throw new IOException("broken");
        }, (result, failure) -> failed.complete(failure));
        assertThat(failed.join()).isInstanceOf(IOException.class);
    }

    @Test
    void loopWaitsForItsFirstWakeAndLosesNone() throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger left = new AtomicInteger();
        AtomicInteger handled = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(1);
        Time.Loop loop = time.drive("test", () -> {
            turns.incrementAndGet();
            int now = left.getAndSet(0);
            if (now > 0 && handled.addAndGet(now) == 100_000) {
                all.countDown();
            }
            return false;
        });
        assertThat(turns).hasValue(0);
        for (int i = 0; i < 100_000; i++) {
            left.incrementAndGet();
            loop.wake();
        }
        assertThat(all.await(10, TimeUnit.SECONDS)).as("%d of 100000 were handled", handled.get()).isTrue();
        loop.stop();
    }

    @Test
    void loopThatHasMoreToDoIsCalledAgainAndOneThatThrowsGoesOn() throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch threw = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(1);
        Time.Loop loop = time.drive("test", () -> {
            int turn = turns.incrementAndGet();
            if (turn == 5) {
                threw.countDown();
                throw new IllegalStateException("a turn that should not throw does");
            }
            if (turn == 6) {
                again.countDown();
            }
            return turn < 5;
        });
        loop.wake();
        assertThat(threw.await(5, TimeUnit.SECONDS)).isTrue();
        loop.wake();
        assertThat(again.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void elapseLetsTimePass() {
        long start = time.now();
        time.elapse(20_000_000);
        assertThat(time.now() - start).isGreaterThanOrEqualTo(20_000_000);
    }
}
