package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.loop.LaneSurvey;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a lane tells whoever watches it, on blocks of 4 tokens and a policy that runs one sequence at a time. */
class SurveyTest {

    private static final HashEngine.Size SIZE = new HashEngine.Size(4, 64, 0, 128);

    private final Bench bench = new Bench(SIZE, new OneAtATime(), Bench.fixed(64, 8));

    @Test
    void laneAtRestHasNoSequencesAndKeepsWhatMayBeFoundAgain() {
        assertThat(bench.lane.survey().device()).isEqualTo(new LaneSurvey.DeviceUse(0, 0, 0, 0, 0, 0, 64));
        bench.submit(Bench.prompt(12, 1), 5);
        bench.run();
        LaneSurvey survey = bench.lane.survey();
        assertThat(survey.groups().running()).isEqualTo(new LaneSurvey.Group(0, survey.at(), survey.at()));
        assertThat(survey.device()).as("16 of 17 tokens have KV, in 4 full blocks").isEqualTo(new LaneSurvey.DeviceUse(0, 0, 0, 0, 0, 4, 60));
        assertThat(survey.waits().longest()).isEqualTo(new LaneSurvey.Wait(0, 0));
    }

    @Test
    void sequenceThatStandsBehindAnotherHasWaitedItsSteps() {
        bench.submit(Bench.prompt(12, 1), 5);
        bench.submit(Bench.prompt(9, 2), 3);
        bench.run();
        LaneSurvey survey = bench.lane.survey();
        assertThat(survey.step()).isEqualTo(8);
        assertThat(survey.waits().overSteps().most()).as("the second waited while the first took 5 steps").isEqualTo(5);
        assertThat(survey.waits().overNanos().most()).isPositive();
        assertThat(survey.waits().stayMax()).isEqualTo(5);
    }

    @Test
    void promiseIsThatOfThePolicyForTheLongestStay() {
        bench.submit(Bench.prompt(12, 1), 5);
        bench.run();
        assertThat(bench.lane.survey().waits().promised()).isEqualTo(1000 + 5);
        assertThat(new Bench(SIZE, new Bench.Absent(), Bench.fixed(64, 8)).lane.survey().waits().promised()).isNull();
    }

    private static final class OneAtATime implements SchedulingPolicy {

        @Override
        public Grants plan(StepView view) {
            SequenceView first = view.running().isEmpty() ? view.waiting().getFirst() : view.running().getFirst();
            return Grants.builder().grant(first, first.totalTokens() - first.computedTokens()).build();
        }

        @Override
        public OptionalLong waitMax(StepView view, long stayMax) {
            return OptionalLong.of(1000 + stayMax);
        }
    }
}
