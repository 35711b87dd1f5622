package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.plan.Heartbeat.Pulse;
import dev.augury.core.plan.PolicyGuard;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.RequestView;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.spi.schedule.Verdict;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies that misbehave: everybody is served all the same, in the same step. */
class QuarantineTest {

    /** Nonsense that a policy may return. */
    enum Nonsense {
        NULL((_, _) -> {}, "it returned null instead of grants"),
        UNKNOWN((view, grants) -> grants.grant(stranger(view), 1), "it grants tokens to sequence 99, which is not in this lane"),
        NO_TOKENS((view, grants) -> grants.grant(view.waiting().getFirst(), 0), "it grants 0 tokens to sequence 1"),
        NEGATIVE((view, grants) -> grants.grant(view.waiting().getFirst(), -5), "it grants -5 tokens to sequence 1"),
        TWICE(
                (view, grants) -> grants.grant(view.waiting().getFirst(), 1).grant(view.waiting().getFirst(), 1),
                "it names sequence 1 twice"),
        IDLE_VICTIM(
                (view, grants) -> grants.preempt(view.waiting().getFirst(), Preemption.RECOMPUTE),
                "its victim 1 does not run but is WAITING"),
        UNKNOWN_VICTIM((view, grants) -> grants.preempt(stranger(view), Preemption.SWAP), "its victim 99 does not run but is not in this lane"),
        IDLE_PREFETCH((view, grants) -> grants.prefetch(view.waiting().getFirst()), "it prefetches sequence 1, which is WAITING");

        private final BiConsumer<StepView, Grants.Builder> say;
        private final String reason;

        Nonsense(BiConsumer<StepView, Grants.Builder> say, String reason) {
            this.say = say;
            this.reason = reason;
        }

        private static SequenceView stranger(StepView view) {
            return new Stranger(view.waiting().getFirst());
        }
    }

    @ParameterizedTest
    @EnumSource
    void planThatIsNonsenseIsReplacedInThatStep(Nonsense nonsense) {
        Bench bench = bench(view -> {
            Grants.Builder grants = Grants.builder();
            nonsense.say.accept(view, grants);
            return nonsense == Nonsense.NULL ? null : grants.build();
        });
        serveAndExpect(bench, "plan: " + nonsense.reason);
    }

    @Test
    void planThatNamesAVictimTwiceIsReplacedInThatStep() {
        Bench bench = bench(view -> view.running().isEmpty()
                ? Grants.builder().grant(view.waiting().getFirst(), 99).build()
                : Grants.builder()
                        .preempt(view.running().getFirst(), Preemption.RECOMPUTE)
                        .preempt(view.running().getFirst(), Preemption.RECOMPUTE)
                        .build());
        serveAndExpect(bench, "plan: it names victim 1 twice");
    }

    @Test
    void planThatThrowsIsReplacedInThatStep() {
        Bench bench = bench(_ -> {
            throw new IllegalStateException("lost track");
        });
        serveAndExpect(bench, "plan threw java.lang.IllegalStateException: lost track");
    }

    @Test
    void planThatOverflowsTheStackIsReplacedInThatStep() {
        serveAndExpect(bench(new Deep()::plan), "plan threw java.lang.StackOverflowError");
    }

    @Test
    void planThatOverrunsItsDeadlineIsReplacedWhenItReturns() {
        Bench[] bench = new Bench[1];
        bench[0] = bench(view -> {
            bench[0].time.elapse(TimeUnit.MILLISECONDS.toNanos(51));
            return Grants.builder().grant(view.waiting().getFirst(), 99).build();
        });
        serveAndExpect(bench[0], "plan took 51 ms, over its deadline of 50 ms");
    }

    @Test
    void eventThatThrowsIsTheLast() {
        Bench bench = new Bench(new HashEngine.Size(4, 64, 0, 128), new Rude(), Bench.fixed(64, 8));
        serveAndExpect(bench, "onEnqueued threw java.lang.UnsupportedOperationException: no");
    }

    @Test
    void verdictThatIsNullAdmits() {
        Bench bench = new Bench(new HashEngine.Size(4, 64, 0, 128), new Mute(), Bench.fixed(64, 8));
        serveAndExpect(bench, "onArrival: it returned null instead of a verdict");
    }

    @Test
    void policyThatGrantsNothingForTooLongIsReplaced() {
        Bench bench = bench(_ -> Grants.builder().build());
        serveAndExpect(bench, "plan: it granted nothing for 10000 ms although sequences wait and nothing runs");
        assertThat(bench.time.now()).isGreaterThan(TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void policyThatStopsGrantingWhatRunsIsHelpedOut() {
        Bench bench = bench(view -> {
            Grants.Builder grants = Grants.builder();
            view.waiting().forEach(sequence -> grants.grant(sequence, 99));
            return grants.build();
        });
        Client client = bench.submit(Bench.prompt(6, 1), 5);
        bench.run();
        assertThat(client.text(0)).isEqualTo(TestVocabulary.text(HashEngine.alone(Bench.prompt(6, 1), 0, 0, 5)));
        assertThat(bench.lane.statistics().totals().quarantines()).isZero();
    }

    @Test
    void policyThatNeverReturnsIsNamedByTheHeartbeat() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Bench bench = bench(_ -> {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Grants.builder().build();
        });
        Client client = bench.submit(Bench.prompt(6, 1), 5);
        Thread loop = Thread.ofPlatform().start(bench::run);
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        Pulse pulse = bench.lane.pulse();
        assertThat(pulse.plugin()).isEqualTo("scheduler tested");
        assertThat(pulse.method()).isEqualTo("plan");
        assertThat(pulse.stuck(pulse.since() + 30_000_000_000L, 29_000_000_000L)).isTrue();
        assertThat(pulse.stuck(pulse.since() + 30_000_000_000L, 31_000_000_000L)).isFalse();

        release.countDown();
        loop.join();
        assertThat(client.last).isNotNull();
        assertThat(bench.lane.pulse().resting()).isTrue();
        assertThat(bench.lane.pulse().stuck(Long.MAX_VALUE, 1)).isFalse();
    }

    private static void serveAndExpect(Bench bench, String reason) {
        int[] prompt = Bench.prompt(6, 1);
        Client client = bench.submit(prompt, 5);
        bench.run();

        assertThat(client.text(0)).isEqualTo(TestVocabulary.text(HashEngine.alone(prompt, 0, 0, 5)));
        assertThat(bench.news).contains("quarantined m, scheduler tested, " + reason);
        assertThat(bench.lane.statistics().totals().quarantines()).isEqualTo(1);
        assertThat(bench.lane.statistics().scheduler()).isEqualTo(PolicyGuard.FALLBACK);
        assertThat(bench.outcomes.getFirst().scheduler()).isEqualTo(PolicyGuard.FALLBACK);
        assertThat(bench.steps.getFirst()).containsExactly(6);
    }

    private static Bench bench(SchedulingPolicy policy) {
        return new Bench(new HashEngine.Size(4, 64, 16, 128), policy, Bench.fixed(64, 8));
    }

    private static final class Deep {
        Grants plan(StepView view) {
            return plan(view);
        }
    }

    private static final class Rude implements SchedulingPolicy {
        @Override
        public void onEnqueued(SequenceView sequence) {
            throw new UnsupportedOperationException("no");
        }

        @Override
        public Grants plan(StepView view) {
            throw new AssertionError("a quarantined policy is never asked again");
        }
    }

    private static final class Mute implements SchedulingPolicy {
        @Override
        public Verdict onArrival(RequestView request, StepView view) {
            return null;
        }

        @Override
        public Grants plan(StepView view) {
            throw new AssertionError("a quarantined policy is never asked again");
        }
    }

    private record Stranger(SequenceView like) implements SequenceView {
        @Override
        public long id() {
            return 99;
        }

        @Override
        public RequestView request() {
            return like.request();
        }

        @Override
        public SequenceState state() {
            return like.state();
        }

        @Override
        public int totalTokens() {
            return like.totalTokens();
        }

        @Override
        public int computedTokens() {
            return like.computedTokens();
        }

        @Override
        public int outputTokens() {
            return like.outputTokens();
        }

        @Override
        public int totalTokensMax() {
            return like.totalTokensMax();
        }

        @Override
        public int segment() {
            return like.segment();
        }

        @Override
        public Optional<Prediction> prediction() {
            return like.prediction();
        }

        @Override
        public long arrivedAt() {
            return like.arrivedAt();
        }

        @Override
        public long stateSince() {
            return like.stateSince();
        }

        @Override
        public int preemptions() {
            return like.preemptions();
        }

        @Override
        public int idleSteps() {
            return like.idleSteps();
        }

        @Override
        public boolean copying() {
            return like.copying();
        }
    }
}
