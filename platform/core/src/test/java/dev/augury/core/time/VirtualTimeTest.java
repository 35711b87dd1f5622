package dev.augury.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();

    @Test
    void messagesComeInTheOrderOfTheirTimesThenOfTheirPosting() {
        time.post(30, () -> log("c"));
        time.post(10, () -> log("a"));
        time.post(10, () -> log("b"));
        time.post(-5, () -> log("at once"));
        time.run(100);
        assertThat(log).containsExactly("0 at once", "10 a", "10 b", "30 c");
    }

    @Test
    void messageTakenBackDoesNotCome() {
        Time.Timer timer = time.post(10, () -> log("a"));
        time.post(20, timer::cancel);
        timer.cancel();
        time.run(100);
        assertThat(log).isEmpty();
    }

    @Test
    void workThatTakesTimeIsToldWhenThatIsOver() {
        time.async(
                () -> {
                    time.elapse(50);
                    return "done";
                },
                (result, failure) -> log(result));
        time.post(20, () -> log("meanwhile"));
        time.run(100);
        assertThat(log).containsExactly("20 meanwhile", "50 done");
    }

    @Test
    void workThatIsInterruptedIsToldOfAtOnceAndOnlyOnce() {
        Time.Work work = time.async(
                () -> {
                    time.elapse(50);
                    return "done";
                },
                (result, failure) -> log(result + ", " + (failure instanceof InterruptedException)));
        time.post(20, work::interrupt);
        time.post(30, work::interrupt);
        time.run(100);
        assertThat(log).containsExactly("20 null, true");
    }

    @Test
    void loopFindsWhatArrivedDuringItsTurn() {
        Time.Loop[] loop = new Time.Loop[1];
        loop[0] = time.drive("slow", () -> {
            log("turn");
            time.elapse(100);
            return false;
        });
        loop[0].wake();
        time.post(40, () -> {
            log("arrival");
            loop[0].wake();
        });
        time.run(100);
        assertThat(log).containsExactly("0 turn", "40 arrival", "100 turn");
        assertThat(time.now()).isEqualTo(200);
    }

    @Test
    void twoLoopsTakeTheirTimeBesideEachOther() {
        int[] turns = new int[2];
        Time.Loop a = time.drive("a", () -> turn("a", 100, turns, 0));
        Time.Loop b = time.drive("b", () -> turn("b", 60, turns, 1));
        a.wake();
        b.wake();
        time.run(100);
        assertThat(log).containsExactly("0 a", "0 b", "60 b", "100 a", "120 b", "200 a");
    }

    @Test
    void loopThatIsStoppedTurnsNoMore() {
        Time.Loop[] loop = new Time.Loop[1];
        loop[0] = time.drive("once", () -> {
            log("turn");
            loop[0].stop();
            return true;
        });
        loop[0].wake();
        time.run(100);
        loop[0].wake();
        time.run(100);
        assertThat(log).containsExactly("0 turn");
    }

    @Test
    void workTellsItsResultOrItsFailure() {
        time.async(() -> 7, (result, failure) -> log(result + " " + failure));
        time.async(
                () -> {
                    throw new IllegalStateException("no");
                },
                (result, failure) -> log(result + " " + failure));
        time.run(100);
        assertThat(log).containsExactly("0 7 null", "0 null java.lang.IllegalStateException: no");
    }

    @Test
    void elapseOutsideAnEventRunsWhatIsDue() {
        time.post(10, () -> log("a"));
        time.post(30, () -> log("b"));
        time.elapse(20);
        assertThat(log).containsExactly("10 a");
        assertThat(time.now()).isEqualTo(20);
        assertThatThrownBy(() -> time.elapse(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void loopThatNeverRestsIsFound() {
        time.drive("busy", () -> true).wake();
        assertThatThrownBy(() -> time.run(1_000)).isInstanceOf(IllegalStateException.class).hasMessageContaining("never rests");
    }

    private boolean turn(String name, long nanos, int[] turns, int index) {
        log(name);
        time.elapse(nanos);
        return ++turns[index] < 3;
    }

    private void log(String what) {
        log.add(time.now() + " " + what);
    }
}
