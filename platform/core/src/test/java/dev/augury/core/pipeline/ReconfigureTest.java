package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Reconfiguration;
import dev.augury.core.flow.Reconfiguration.Effect;
import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.core.plan.PolicyGuard;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Options that change while a lane serves. */
class ReconfigureTest {

    private static final HashEngine.Size SIZE = new HashEngine.Size(4, 64, 0, 128);

    private final List<Effect> effects = new ArrayList<>();

    @Test
    void optionsHoldFromTheNextStepOn() {
        Bench bench = new Bench(SIZE, new Chunks(), Bench.fixed(64, 8));
        int[] prompt = Bench.prompt(12, 1);
        bench.engine.watcher = plan -> {
            bench.steps.add(plan.rows().stream().map(row -> row.tokens().length).toList());
            if (bench.steps.size() == 2) {
                change(bench, Target.SCHEDULER, new Chunk(4));
            }
        };
        Client client = bench.submit(prompt, 3);
        bench.run();

        assertThat(bench.steps).containsExactly(List.of(2), List.of(2), List.of(4), List.of(4), List.of(1), List.of(1));
        assertThat(effects).containsExactly(new Effect(2, null));
        assertThat(client.text(0)).isEqualTo(TestVocabulary.text(HashEngine.alone(prompt, 0, 0, 3)));
    }

    @Test
    void laneThatRestsTakesOptionsAtOnce() {
        Bench bench = new Bench(SIZE, new Chunks(), Bench.fixed(64, 8));
        change(bench, Target.SCHEDULER, new Chunk(5));
        bench.run();
        assertThat(effects).containsExactly(new Effect(0, null));

        bench.submit(Bench.prompt(6, 1), 1);
        bench.run();
        assertThat(bench.steps).containsExactly(List.of(5), List.of(1));
    }

    @Test
    void policyThatThrowsAtNewOptionsIsReplaced() {
        Bench bench = new Bench(SIZE, new Chunks(), Bench.fixed(64, 8));
        int[] prompt = Bench.prompt(6, 1);
        Client client = bench.submit(prompt, 3);
        change(bench, Target.SCHEDULER, new Chunk(0));
        bench.run();

        assertThat(effects).singleElement().satisfies(effect -> assertThat(effect.problem()).contains("scheduler tested is quarantined"));
        assertThat(bench.news).contains("quarantined m, scheduler tested, reconfigure threw java.lang.IllegalArgumentException: no chunk of 0 tokens");
        assertThat(bench.lane.statistics().scheduler()).isEqualTo(PolicyGuard.FALLBACK);
        assertThat(client.text(0)).isEqualTo(TestVocabulary.text(HashEngine.alone(prompt, 0, 0, 3)));
    }

    @Test
    void policyThatIsReplacedTakesNoOptions() {
        Bench bench = new Bench(SIZE, new Bench.Absent(), Bench.fixed(64, 8));
        bench.submit(Bench.prompt(6, 1), 3);
        bench.run();
        change(bench, Target.SCHEDULER, new Chunk(3));
        bench.run();
        assertThat(effects).singleElement().satisfies(effect -> assertThat(effect.problem()).contains("quarantined"));
        assertThat(bench.lane.statistics().totals().quarantines()).isEqualTo(1);
    }

    @Test
    void handlingTakesOptionsToo() {
        Keeps keeps = new Keeps();
        Bench bench = new Bench(SIZE, Bench.fixed(64, 8), (_, spec) -> new LaneSpec(
                spec.model(),
                spec.stove(),
                new LaneSpec.Policies("tested", new Chunks(), new LaneSpec.Handling("keeps", keeps), null),
                spec.limits()));
        change(bench, Target.HANDLING, new Chunk(7));
        bench.run();
        assertThat(effects).containsExactly(new Effect(0, null));
        assertThat(keeps.options).isEqualTo(new Chunk(7));
    }

    @Test
    void laneWithoutHandlingPolicySaysSo() {
        Bench bench = new Bench(SIZE, new Chunks(), Bench.fixed(64, 8));
        change(bench, Target.HANDLING, new Chunk(7));
        bench.run();
        assertThat(effects).singleElement().satisfies(effect -> assertThat(effect.problem()).contains("augury.handling.name"));
    }

    private void change(Bench bench, Target target, Record options) {
        bench.lane.reconfigure(new Reconfiguration(target, options, effects::add));
    }

    private record Chunk(int tokens) {}

    /** Grants the first sequence a chunk. */
    private static final class Chunks implements SchedulingPolicy {

        private int tokens = 2;

        @Override
        public Grants plan(StepView view) {
            SequenceView first = view.running().isEmpty() ? view.waiting().getFirst() : view.running().getFirst();
            return Grants.builder().grant(first, Math.min(tokens, first.totalTokens() - first.computedTokens())).build();
        }

        @Override
        public void reconfigure(Record options) {
            tokens = ((Chunk) options).tokens();
            if (tokens < 1) {
                throw new IllegalArgumentException("no chunk of " + tokens + " tokens");
            }
        }
    }

    private static final class Keeps implements HandlingPolicy {

        private Record options = new Chunk(0);

        @Override
        public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
            return Optional.empty();
        }

        @Override
        public Handling onPause(PausedCallView call, StepView view) {
            return Handling.PRESERVE;
        }

        @Override
        public void reconfigure(Record changed) {
            options = changed;
        }
    }
}
