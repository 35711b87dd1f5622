package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of requests when something breaks, leaves, or is too much. */
class FaultTest {

    private static final HashEngine.Size SIZE = new HashEngine.Size(4, 64, 16, 128);

    private final Bench bench = new Bench(SIZE, new Bench.Absent(), Bench.fixed(64, 4));

    @Test
    void stepThatFailsEndsItsRequestsAndNoOthers() {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            clients.add(bench.submit(Bench.prompt(10, i), 12));
        }
        bench.engine.faults = failAt(3, new EngineException("a worker died", false));

        bench.run();

        assertThat(clients.subList(0, 4)).allSatisfy(client -> {
            Refusal refusal = client.refusal();
            assertThat(refusal).isNotNull();
            assertThat(refusal.kind()).isEqualTo(Kind.INTERNAL);
            assertThat(refusal.message()).contains("a worker died");
        });
        assertThat(clients.subList(4, 6)).allSatisfy(client -> assertThat(client.last).isInstanceOf(TokenEvent.Completed.class));
        assertThat(bench.lane.broken()).isNull();
        assertThat(bench.host.ready()).isTrue();
        assertThat(bench.lane.statistics().steps().failed()).isEqualTo(1);
        assertThat(bench.outcomes).hasSize(6);
    }

    @Test
    void engineThatIsOfNoUseBreaksItsLaneAndNoOther() {
        HashEngine second = new HashEngine(bench.time, SIZE);
        bench.host.open(Bench.spec("other", second, SIZE, new Bench.Absent(), null, Bench.fixed(64, 4)));
        Client broken = bench.submit(Bench.prompt(10, 1), 12);
        ServeRequest asked = Bench.request(Bench.prompt(10, 2), 12);
        Client well = bench.submit(new ServeRequest(
                "o", "other", "t", null, null, asked.prompt(), asked.limits(), asked.sampling(), 1, false));
        bench.engine.faults = failAt(3, new EngineException("the device is gone", true));

        bench.run();
        Client later = bench.submit(Bench.prompt(10, 3), 12);
        bench.run();

        assertThat(kind(broken)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind(later)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(well.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(bench.lane.broken()).contains("the device is gone");
        assertThat(bench.host.ready()).isFalse();
    }

    @Test
    void cancelFreesTheBlocksWithinAStepFromAnyState() {
        assertThat(freeAfterCancel(sequence -> sequence.pendingTokens() > 1 && sequence.computedTokens() > 0)).isTrue();
        assertThat(freeAfterCancel(sequence -> sequence.outputTokens() > 3)).isTrue();
        assertThat(freeAfterCancel(sequence -> sequence.state() == SequenceState.WAITING)).isTrue();
    }

    private static boolean freeAfterCancel(Predicate<Sequence> when) {
        Bench bench = new Bench(SIZE, new Bench.Absent(), Bench.fixed(16, 1));
        Client first = bench.submit(Bench.prompt(40, 1), 20);
        Client second = bench.submit(Bench.prompt(40, 2), 20);
        var queue = bench.lane.inside().queue();
        while (true) {
            bench.time.runNext();
            List<Sequence> all = new ArrayList<>(queue.running());
            all.addAll(queue.waiting());
            for (Sequence sequence : all) {
                if (when.test(sequence)) {
                    Client client = sequence.request().id() == 1 ? first : second;
                    int before = client.events.size();
                    client.cancel();
                    client.cancel();
                    int steps = bench.engine.steps;
                    while (bench.engine.steps == steps) {
                        bench.time.runNext();
                    }
                    assertThat(client.events).as("events of a client that went away").hasSize(before);
                    return sequence.finished() && sequence.blocks().device().length == 0;
                }
            }
        }
    }

    @Test
    void cancelWhileBlocksAreCopiedFreesThemWhenTheCopyIsDone() {
        Bench own = new Bench(SIZE, new SwapOnce(), Bench.fixed(64, 4));
        own.engine.copyNanos = () -> TimeUnit.MILLISECONDS.toNanos(50);
        Client client = own.submit(Bench.prompt(10, 1), 12);
        while (own.lane.statistics().sequences().copying() == 0) {
            own.time.runNext();
        }
        client.cancel();
        own.time.runUntil(own.time.now() + TimeUnit.MILLISECONDS.toNanos(10));
        assertThat(own.outcomes).hasSize(1);
        assertThat(own.lane.statistics().memory().deviceFree()).isLessThan(64);

        own.run();

        assertThat(own.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(own.lane.statistics().memory().hostFree()).isEqualTo(16);
    }

    @Test
    void swapOutAndInLeavesTheAnswerAsItIs() {
        Bench own = new Bench(SIZE, new SwapOnce(), Bench.fixed(64, 4));
        Client client = own.submit(Bench.prompt(10, 1), 12);

        own.run();

        assertThat(client.text(0)).isEqualTo(TestVocabulary.text(HashEngine.alone(Bench.prompt(10, 1), 0, 0, 12)));
        assertThat(own.lane.statistics().preemptions().swaps()).isEqualTo(1);
        assertThat(own.outcomes.getFirst().effort().swaps()).isEqualTo(1);
        assertThat(own.outcomes.getFirst().effort().computedTokens()).isEqualTo(21);
        assertThat(own.lane.inside().pool().free(BlockTier.HOST)).isEqualTo(16);
    }

    @Test
    void copyThatIsRefusedCostsARecomputation() {
        Bench own = new Bench(SIZE, new SwapOnce(), Bench.fixed(64, 4));
        own.engine.copyNanos = () -> {
            throw new IllegalArgumentException("no copies today");
        };
        Client client = own.submit(Bench.prompt(10, 1), 12);

        own.run();

        assertThat(client.text(0)).isEqualTo(TestVocabulary.text(HashEngine.alone(Bench.prompt(10, 1), 0, 0, 12)));
        assertThat(own.lane.statistics().preemptions().failedSwaps()).isEqualTo(1);
        assertThat(own.lane.broken()).isNull();
    }

    @Test
    void faultOfTheLoopItselfEndsEveryRequest() {
        Client leaving = bench.submit(Bench.prompt(10, 1), 50);
        Client other = bench.submit(Bench.prompt(10, 2), 50);
        bench.time.runUntil(3_000_000);
        Sequence victim = bench.lane.inside().queue().running().getFirst();
        int[] blocks = victim.blocks().device();
        bench.lane.inside().pool().release(victim);
        victim.blocks().append(blocks);
        leaving.cancel();

        bench.run();
        Client late = bench.submit(Bench.prompt(10, 3), 5);
        bench.run();

        assertThat(kind(other)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind(late)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(bench.lane.broken()).contains("The loop of the lane failed");
        assertThat(bench.lane.openRequests()).isZero();
    }

    @Test
    void overloadIsRefusedWithATimeToComeBack() {
        LaneLimits limits = new LaneLimits(
                3, 1000, 1, 64, Duration.ofMillis(200), Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(10));
        Bench own = new Bench(SIZE, new Bench.Absent(), limits);
        own.engine.stepNanos = () -> TimeUnit.SECONDS.toNanos(1);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(own.submit(Bench.prompt(10, i), 30));
        }
        assertThat(clients.subList(0, 3)).allSatisfy(client -> assertThat(client.last).isNull());
        assertThat(clients.subList(3, 5)).allSatisfy(client -> assertThat(kind(client)).isEqualTo(Kind.OVERLOADED));
        own.time.runUntil(TimeUnit.SECONDS.toNanos(20));
        for (int i = 0; i < 3; i++) {
            clients.add(own.submit(Bench.prompt(10, i), 30));
        }
        Refusal refusal = clients.getLast().refusal();
        assertThat(refusal).isNotNull();
        // Two or three answers of about 15 tokens wait, each of whose steps takes a second.
        assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(90));
        own.run();
        assertThat(own.lane.waitingRequests()).isZero();
    }

    @Test
    void tokensThatWaitAreBoundedButALonePromptIsNot() {
        LaneLimits limits = new LaneLimits(
                100, 50, 1, 64, Duration.ofMillis(200), Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(10));
        Bench own = new Bench(SIZE, new Bench.Absent(), limits);
        Client running = own.submit(Bench.prompt(60, 0), 30);
        own.time.runUntil(1_000_000);
        Client lone = own.submit(Bench.prompt(60, 1), 30);
        Client more = own.submit(Bench.prompt(1, 2), 30);

        own.run();

        assertThat(running.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(lone.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(kind(more)).isEqualTo(Kind.OVERLOADED);
    }

    @Test
    void drainLetsOpenRequestsFinish() {
        Client open = bench.submit(Bench.prompt(10, 1), 12);
        bench.time.runUntil(3_000_000);
        List<String> told = new ArrayList<>();
        bench.host.drain(Duration.ofSeconds(1), () -> told.add("drained"));
        Client late = bench.submit(Bench.prompt(10, 2), 12);

        assertThat(kind(late)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(told).isEmpty();
        bench.run();
        assertThat(open.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(told).containsExactly("drained");
        assertThat(bench.host.ready()).isFalse();
    }

    @Test
    void drainEndsByAnErrorWhatIsNotOverInTime() {
        bench.engine.stepNanos = () -> TimeUnit.MILLISECONDS.toNanos(300);
        Client open = bench.submit(Bench.prompt(10, 1), 12);
        bench.time.runUntil(TimeUnit.MILLISECONDS.toNanos(100));
        List<Long> drained = new ArrayList<>();
        bench.host.drain(Duration.ofSeconds(1), () -> drained.add(bench.time.now()));

        bench.run();

        assertThat(kind(open)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(drained).hasSize(1).allSatisfy(at -> assertThat(at).isBetween(TimeUnit.MILLISECONDS.toNanos(1100), TimeUnit.MILLISECONDS.toNanos(1500)));
    }

    @Test
    void closeEndsEverythingAndClosesTheEngine() {
        Bench own = new Bench(SIZE, new SwapOnce(), Bench.fixed(64, 4));
        own.engine.copyNanos = () -> TimeUnit.SECONDS.toNanos(2);
        Client open = own.submit(Bench.prompt(10, 1), 12);
        while (own.lane.statistics().sequences().copying() == 0) {
            own.time.runNext();
        }
        List<Boolean> closed = new ArrayList<>();
        own.host.close(() -> closed.add(own.engine.closed));

        own.run();

        assertThat(kind(open)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(closed).containsExactly(true);
    }

    @Test
    void closeRefusesWhatIsStillBeingPredictedBeforeItIsToldClosed() {
        Bench own = new Bench(SIZE, new Bench.Absent(), segment -> null, Bench.fixed(64, 4));
        Client onItsWay = own.submit(Bench.prompt(10, 1), 12);
        List<String> told = new ArrayList<>();
        own.host.drain(Duration.ofSeconds(1), () -> told.add("drained"));
        own.host.close(() -> told.add("closed with " + own.lane.openRequests() + " open"));

        own.run();

        assertThat(kind(onItsWay)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(own.engine.closed).isTrue();
        assertThat(told).containsExactly("drained", "closed with 0 open");
    }

    @Test
    void predictorThatThrowsIsReplacedByAGuess() {
        Bench own = new Bench(
                SIZE,
                new Bench.Absent(),
                segment -> {
                    throw new IllegalStateException("no idea");
                },
                Bench.fixed(64, 4));
        own.submit(Bench.prompt(10, 1), 12);
        own.run();

        Prediction prediction = own.outcomes.getFirst().sequences().getFirst().segments().getFirst().predicted();
        assertThat(prediction.source()).isEqualTo("fallback");
        assertThat(own.lane.guesser().failed()).isEqualTo(1);
    }

    private static @Nullable Kind kind(Client client) {
        Refusal refusal = client.refusal();
        return refusal == null ? null : refusal.kind();
    }

    private HashEngine.Faults failAt(int step, RuntimeException failure) {
        return new HashEngine.Faults() {
            @Override
            public @Nullable RuntimeException step(StepPlan plan) {
                return bench.engine.steps == step ? failure : null;
            }
        };
    }

    /** Grants everything; swaps the first sequence out once, and lets it come back. */
    private static final class SwapOnce implements SchedulingPolicy {

        private boolean swapped;

        @Override
        public Grants plan(StepView view) {
            Grants.Builder grants = Grants.builder();
            for (SequenceView sequence : view.running()) {
                if (!swapped && sequence.outputTokens() == 3) {
                    swapped = true;
                    grants.preempt(sequence, Preemption.SWAP);
                } else {
                    grants.grant(sequence, 99);
                }
            }
            view.waiting().forEach(sequence -> grants.grant(sequence, 99));
            view.swapped().stream().filter(sequence -> !sequence.copying()).forEach(grants::prefetch);
            return grants.build();
        }
    }
}
