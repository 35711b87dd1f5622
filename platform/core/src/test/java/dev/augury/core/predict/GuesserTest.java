package dev.augury.core.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.time.Time;
import dev.augury.core.time.VirtualTime;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuesserTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> answers = new ArrayList<>();

    @Test
    void answerInTimeStands() {
        Guesser guesser = new Guesser(time, 20, segment -> prediction());
        guesser.predict(segment(100), this::answer);
        time.run(10);
        assertThat(answers).containsExactly("0 mine 42.0");
        assertThat(guesser.late() + guesser.failed()).isZero();
    }

    @Test
    void answerThatIsLateIsReplacedAtTheDeadline() {
        Guesser guesser = new Guesser(new SlowWork(time, 50), 20, segment -> prediction());
        guesser.predict(segment(100), this::answer);
        time.run(10);
        assertThat(answers).containsExactly("20 fallback 50.0");
        assertThat(guesser.late()).isEqualTo(1);
    }

    @Test
    void predictorThatThrowsIsReplacedAtOnce() {
        Guesser guesser = new Guesser(time, 20, segment -> {
            throw new IllegalStateException("no");
        });
        guesser.predict(segment(100_000), this::answer);
        time.run(10);
        assertThat(answers).containsExactly("0 fallback 256.0");
        assertThat(guesser.failed()).isEqualTo(1);
    }

    @Test
    void predictorThatHangsIsAskedByFewAtATime() {
        Guesser guesser = new Guesser(new SlowWork(time, 1_000_000), 20, segment -> prediction());
        for (int i = 0; i < 100; i++) {
            guesser.predict(segment(100), this::answer);
        }
        assertThat(answers).hasSize(36).containsOnly("0 fallback 50.0");
        time.runUntil(20);
        assertThat(answers).hasSize(100);
        assertThat(guesser.late()).isEqualTo(100);
    }

    @Test
    void refusedWorkIsGuessedOnceAndLeavesNoPlaceTaken() {
        EndedTime ended = new EndedTime(time);
        Guesser guesser = new Guesser(ended, 20, segment -> prediction());
        for (int i = 0; i < 100; i++) {
            guesser.predict(segment(100), this::answer);
        }
        assertThat(answers).hasSize(100).containsOnly("0 fallback 50.0");
        assertThat(guesser.failed()).as("refused, and none for want of a place").isEqualTo(100);
        time.run(1000);
        assertThat(answers).as("no deadline was left").hasSize(100);
        ended.takesMessages = false;
        guesser.predict(segment(100), this::answer);
        assertThat(answers).hasSize(101);
        assertThat(guesser.late()).isZero();
    }

    @Test
    void withoutAPredictorEverythingIsGuessed() {
        new Guesser(time, 20, null).predict(segment(0), this::answer);
        assertThat(answers).containsExactly("0 fallback 0.0");
    }

    private void answer(Prediction prediction) {
        answers.add(time.now() + " " + prediction.source() + " " + prediction.outputTokens().mean());
    }

    private static Prediction prediction() {
        return Prediction.builder().outputTokens(Estimate.exactly(42)).source("mine").build();
    }

    static Segment segment(int outputMax) {
        ServeRequest request = new ServeRequest(
                "id",
                "m",
                "t",
                null,
                null,
                new Prompt.Text("a b c"),
                new ServeRequest.Limits(outputMax, 0, List.of(), List.of(), false),
                SamplingSpec.builder().build(),
                1,
                false);
        TokenizedPrompt prompt = TokenizedPrompt.plain(new int[] {1, 2, 3}, "a b c");
        return new Segment(1, "m", request, prompt, outputMax, new FeatureMaker(7).features(request, prompt));
    }

    /** Time that takes no work any more, and soon no messages either. */
    private static final class EndedTime extends Forwarding {

        private boolean takesMessages = true;

        EndedTime(VirtualTime time) {
            super(time);
        }

        @Override
        public Timer post(long at, Runnable message) {
            if (!takesMessages) {
                throw new RejectedExecutionException("ended");
            }
            return super.post(at, message);
        }

        @Override
        public <T> Work async(Callable<T> work, BiConsumer<@Nullable T, @Nullable Throwable> onDone) {
            throw new RejectedExecutionException("ended");
        }
    }

    /** Time whose work takes its time. */
    private static final class SlowWork extends Forwarding {

        private final long nanos;

        SlowWork(VirtualTime time, long nanos) {
            super(time);
            this.nanos = nanos;
        }

        @Override
        public <T> Work async(Callable<T> work, BiConsumer<@Nullable T, @Nullable Throwable> onDone) {
            Timer waiting = post(now() + nanos, () -> super.async(work, onDone));
            return waiting::cancel;
        }
    }

    /** Time as it is. */
    private abstract static class Forwarding implements Time {

        private final VirtualTime time;

        Forwarding(VirtualTime time) {
            this.time = time;
        }

        @Override
        public long now() {
            return time.now();
        }

        @Override
        public Timer post(long at, Runnable message) {
            return time.post(at, message);
        }

        @Override
        public <T> Work async(Callable<T> work, BiConsumer<@Nullable T, @Nullable Throwable> onDone) {
            return time.async(work, onDone);
        }

        @Override
        public void elapse(long nanos) {
            time.elapse(nanos);
        }

        @Override
        public Loop drive(String name, Turn turn) {
            return time.drive(name, turn);
        }
    }
}
