package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** First come, first served means: nobody is overtaken at the start, and the oldest always gets on, so that every wait has an end. */
class FairnessTest {

    private static final int STEP_TOKENS = 48;

    @Test
    void everyWaitIsBoundedUnderFirstComeFirstServed() {
        long steps = 0;
        long preemptions = 0;
        for (long seed = 0; seed < 40; seed++) {
            Bench bench = new Bench(new HashEngine.Size(4, 60, 0, 128), new Bench.Absent(), Bench.fixed(STEP_TOKENS, 16));
            try {
                traffic(bench, new Random(seed));
            } catch (AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
            steps += bench.engine.steps;
            preemptions += bench.lane.statistics().preemptions().recomputes();
        }
        assertThat(steps).isGreaterThan(20_000);
        assertThat(preemptions).isGreaterThan(2_000);
    }

    private static void traffic(Bench bench, Random random) {
        long at = 0;
        for (int i = 0; i < 150; i++) {
            int salt = i;
            at += random.nextInt(8_000_000);
            int prompt = 1 + random.nextInt(70);
            int output = 1 + random.nextInt(57);
            bench.time.post(at, () -> bench.submit(Bench.prompt(prompt, salt), output));
        }
        Set<Long> started = new LinkedHashSet<>();
        Map<Long, Integer> work = new HashMap<>();
        Map<Long, Integer> idle = new HashMap<>();
        var queue = bench.lane.inside().queue();
        int steps = 0;
        while (bench.time.runNext()) {
            if (bench.engine.steps == steps) {
                continue;
            }
            steps = bench.engine.steps;
            for (Sequence sequence : queue.running()) {
                if (sequence.standing() instanceof State.Running && started.add(sequence.id())) {
                    assertThat(new ArrayList<>(started)).as("starts in order of arrival").isSorted();
                }
            }
            List<Sequence> all = new ArrayList<>(queue.running());
            all.addAll(queue.waiting());
            Sequence oldest = all.stream().min(Comparator.comparingLong(Sequence::id)).orElse(null);
            if (oldest != null) {
                // The oldest is served in every step: it is over after as many as it has tokens to compute, one by one at worst.
                idle.merge(oldest.id(), oldest.idleSteps() > 0 ? 1 : 0, Integer::sum);
                assertThat(idle.get(oldest.id())).as("steps in which the oldest, " + oldest + ", was given nothing").isLessThanOrEqualTo(1);
                assertThat(work.merge(oldest.id(), 1, Integer::sum)).isLessThanOrEqualTo(oldest.totalTokensMax());
            }
        }
        assertThat(bench.outcomes).hasSize(150);
    }
}
