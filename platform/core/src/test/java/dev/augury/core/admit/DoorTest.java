package dev.augury.core.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.admit.Door.Answer;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DoorTest {

    /** 10 ms per token of a prompt, 1 s per token of output. */
    private final Door door = new Door(new Door.Limits(3, 100), (prompt, output) -> prompt * 1e7 + output * 1e9);

    @Test
    void enterRefusesOneTooManyUntilOneLeaves() {
        Door.Ticket first = enter();
        enter();
        enter();
        assertThat(door.enter()).isInstanceOfSatisfying(Answer.Turned.class, turned -> {
            assertThat(turned.refusal().kind()).isEqualTo(Kind.OVERLOADED);
            assertThat(turned.refusal().message()).contains("3 requests are waiting").contains("Try again in 1 s");
        });
        first.leave();
        first.leave();
        assertThat(door.requests()).isEqualTo(2);
        enter();
    }

    @Test
    void weighRefusesTokensOverTheLimitAndSaysWhenToComeBack() {
        assertThat(enter().weigh(90, 4.5)).isNull();
        Refusal refusal = enter().weigh(11, 1);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(6));
        assertThat(door.tokens()).isEqualTo(90);
    }

    @Test
    void lonePromptMayBeOverTheLimit() {
        Door.Ticket lone = enter();
        assertThat(lone.weigh(5_000, 1)).isNull();
        assertThat(enter().weigh(1, 1)).isNotNull();
        lone.leave();
        assertThat(door.tokens()).isZero();
    }

    @Test
    void retryIsBounded() {
        enter().weigh(1, 1e9);
        Refusal refusal = enter().weigh(1_000, 1);
        assertThat(refusal).isNotNull();
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(600));
    }

    @Test
    void closedDoorTellsItsReason() {
        Refusal reason = new Refusal(Kind.UNAVAILABLE, "closing", null, null);
        door.close(reason);
        assertThat(door.enter()).isEqualTo(new Answer.Turned(reason));
    }

    @Test
    void burstFromManyThreadsTakesExactlyThePlacesThereAre() throws InterruptedException {
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                entered.addAndGet(door.enter() instanceof Answer.Entered ? 1 : 0);
            }));
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(entered).hasValue(3);
    }

    private Door.Ticket enter() {
        return ((Answer.Entered) door.enter()).ticket();
    }
}
