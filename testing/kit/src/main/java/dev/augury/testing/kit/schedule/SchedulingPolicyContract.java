package dev.augury.testing.kit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.spi.schedule.Verdict;
import dev.augury.testing.kit.FactoryContract;
import dev.augury.testing.kit.OptionRecords;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * If this passes for a scheduling policy, the host can rely on it: its grants can be carried out as they stand whatever the lane looks like, every request
 * ends, the same lane gives the same plans, and a long queue does not slow it down. Extend it with a factory.
 */
public abstract class SchedulingPolicyContract extends FactoryContract<SchedulingPolicyFactory<?>> {

    private static final int QUEUE = 10_000;
    private static final List<LaneSizes> LANES = List.of(
            new LaneSizes(4, 8, 0, 8, 4),
            new LaneSizes(16, 64, 0, 128, 16),
            new LaneSizes(16, 16, 16, 64, 64),
            new LaneSizes(1, 40, 10, 1, 3));

    /** Returns the most milliseconds that the median plan may take with 10,000 sequences waiting. */
    protected double planMillisMax() {
        return 5;
    }

    private SchedulingPolicy policy() {
        return create(factory());
    }

    private <O extends Record> SchedulingPolicy create(SchedulingPolicyFactory<O> factory) {
        return factory.create(OptionRecords.bind(factory.options(), options()), context());
    }

    @Test
    void emptyLaneGetsAnEmptyPlan() {
        Grants grants = new ScriptedLane(LANES.getFirst()).step(policy()).grants();
        assertThat(grants.grants()).isEmpty();
        assertThat(grants.victims()).isEmpty();
        assertThat(grants.prefetches()).isEmpty();
    }

    @Test
    void emptyLaneTakesARequest() {
        SchedulingPolicy policy = policy();
        ScriptedLane lane = new ScriptedLane(LANES.getFirst());
        ScriptedSequence sequence = new ScriptedSequence(1, Ask.of(new int[] {1, 2}, 3), 0);
        assertThat(policy.onArrival(sequence.request(), lane.view())).isNotNull().isNotInstanceOf(Verdict.Reject.class);
        lane.enqueue(policy, 2, 3);
        assertThat(lane.step(policy).tokens()).isEqualTo(2);
    }

    @Test
    void everyRequestEndsWhateverHappens() {
        for (LaneSizes sizes : LANES) {
            int requests = 150;
            PolicyTrial trial = new PolicyTrial(policy(), sizes, seeds.seed("day")).run(requests);
            assertThat(trial.completed() + trial.cancelled()).as("requests that ended on %s", sizes).isEqualTo(requests);
            assertThat(trial.completed()).as("requests that were not cancelled on %s", sizes).isPositive();
        }
    }

    @Test
    void sameLaneGivesTheSamePlans() {
        for (LaneSizes sizes : LANES) {
            List<String> once = new PolicyTrial(policy(), sizes, seeds.seed("day")).run(40).trace();
            assertThat(new PolicyTrial(policy(), sizes, seeds.seed("day")).run(40).trace()).isEqualTo(once);
        }
    }

    @Test
    void longQueueDoesNotSlowThePlan() {
        SchedulingPolicy policy = policy();
        ScriptedLane lane = new ScriptedLane(new LaneSizes(16, 4096, 0, 2048, 256));
        for (int i = 0; i < QUEUE; i++) {
            lane.enqueue(policy, 100 + i % 300, 50);
        }
        for (int i = 0; i < 20; i++) {
            lane.step(policy);
        }
        long[] nanos = new long[60];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            policy.plan(lane.view());
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        assertThat(nanos[nanos.length / 2] / 1e6).as("median milliseconds of a plan").isLessThan(planMillisMax());
    }

    @Test
    void liveOptionsAreTakenBetweenSteps() {
        SchedulingPolicy policy = policy();
        ScriptedLane lane = new ScriptedLane(LANES.get(1));
        lane.enqueue(policy, 300, 20);
        lane.step(policy);
        if (hasLiveOptions()) {
            assertThatCode(() -> policy.reconfigure(OptionRecords.bind(factory().options(), options()))).doesNotThrowAnyException();
        }
        assertThat(lane.step(policy).tokens()).isPositive();
    }
}
