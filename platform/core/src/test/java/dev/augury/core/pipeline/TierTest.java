package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.plan.PauseCounts;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import dev.augury.testing.kit.schedule.ScriptedSchedulingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the KV of calls moves between the tiers: in chunks, from its tail, as far as it must. */
class TierTest {

    private static final int PLAIN = 8;
    private static final int CALL = 13;
    private static final int END = CallingVocabulary.END;
    private static final int[] PROMPT = Bench.prompt(37, 1);
    private static final int CALLER_BLOCKS = 10;
    private static final Toolset HOSTED = new Toolset(Set.of("t0", "t1", "t2"), Set.of());

    private final CallingVocabulary language = new CallingVocabulary();
    private long callMillis = 1000;

    @Test
    void swapMovesInChunksOfWhatAStepLeavesTimeForAndBackSo() {
        callMillis = 30;
        Bench bench = bench(64, 64, ScriptedHandlingPolicy.always(Handling.SWAP), new Bench.Absent());
        bench.engine.copyNanosPerBlock = 400_000;
        teachCopies(bench);
        Client other = bench.submit(Bench.prompt(9, 3), 100);
        calls(bench);
        Client client = submit(bench);
        bench.run();

        assertThat(other.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(client.text(0)).isEqualTo("<8><8>");
        List<List<BlockCopy>> out = moves(bench, BlockTier.HOST);
        List<List<BlockCopy>> in = moves(bench, BlockTier.DEVICE);
        assertThat(out).hasSizeGreaterThan(3).allSatisfy(chunk -> assertThat(chunk).hasSizeLessThanOrEqualTo(3));
        assertThat(in).hasSizeGreaterThan(3).allSatisfy(chunk -> assertThat(chunk).hasSizeLessThanOrEqualTo(3));
        assertThat(out.stream().mapToInt(List::size).sum()).isEqualTo(CALLER_BLOCKS);
        assertThat(in.stream().mapToInt(List::size).sum()).isEqualTo(CALLER_BLOCKS);
        // The first to come back are the last that left.
        assertThat(in.getFirst().getFirst().from()).isEqualTo(out.getLast().getFirst().to());
        assertThat(bench.lane.statistics().pauses().counts().recomputedTokens()).isZero();
        assertThat(bench.border.violations()).isEmpty();
    }

    @Test
    void victimGivesUpAsManyOfItsLastBlocksAsAreMissing() {
        Bench bench = bench(20, 64, victims(Handling.SWAP), new Bench.Absent());
        Client client = halfSwapped(bench);

        // 13 blocks were asked for, 10 were free.
        assertThat(moves(bench, BlockTier.HOST)).singleElement().satisfies(tail -> assertThat(tail).hasSize(3));
        assertThat(bench.lane.statistics().pauses().onDevice().tokens()).isEqualTo((CALLER_BLOCKS - 3) * 4);
        assertThat(bench.lane.statistics().pauses().inHost().sequences()).isEqualTo(1);
        bench.run();

        assertThat(client.last).isInstanceOf(TokenEvent.Completed.class);
        PauseCounts counts = bench.lane.statistics().pauses().counts();
        assertThat(counts.cuts()).isEqualTo(1);
        assertThat(counts.evictions()).isZero();
        assertThat(counts.recomputedTokens()).isZero();
        assertThat(moves(bench, BlockTier.DEVICE)).singleElement().satisfies(tail -> assertThat(tail).hasSize(3));
        same(client, bench);
    }

    @Test
    void victimIsDroppedWholeWhereTheHostTierHasNoRoom() {
        Bench bench = bench(20, 0, victims(Handling.SWAP), new Bench.Absent());
        calls(bench);
        Client client = submit(bench);
        bench.time.runUntil(TimeUnit.MILLISECONDS.toNanos(500));
        bench.submit(Bench.prompt(49, 5), 2);
        bench.time.runUntil(TimeUnit.MILLISECONDS.toNanos(900));
        bench.run();

        assertThat(bench.lane.statistics().pauses().counts().evictions()).isEqualTo(1);
        same(client, bench);
    }

    @Test
    void hostTierThatIsFullKeepsTheRestOnTheDevice() {
        Bench bench = bench(64, 4, ScriptedHandlingPolicy.always(Handling.SWAP), new Bench.Absent());
        calls(bench);
        Client client = submit(bench);
        bench.time.runUntil(TimeUnit.MILLISECONDS.toNanos(900));

        assertThat(bench.lane.statistics().memory().hostFree()).isZero();
        assertThat(bench.lane.statistics().pauses().onDevice().tokens()).isEqualTo((CALLER_BLOCKS - 4) * 4);
        bench.run();

        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(4);
        assertThat(bench.lane.statistics().pauses().counts().recomputedTokens()).isZero();
        same(client, bench);
    }

    @Test
    void swappedSequenceThatGivesUpIsComputedAgainInTheSamePlan() {
        ScriptedSchedulingPolicy policy = new ScriptedSchedulingPolicy(view -> {
            Grants.Builder grants = Grants.builder();
            view.running().forEach(sequence -> grants.grant(sequence, sequence.pendingTokens()));
            view.waiting().forEach(sequence -> grants.grant(sequence, sequence.pendingTokens()));
            view.swapped().forEach(sequence -> grants.preempt(sequence, Preemption.RECOMPUTE));
            return grants.build();
        });
        Bench bench = bench(64, 64, ScriptedHandlingPolicy.always(Handling.SWAP), policy);
        calls(bench);
        Client client = submit(bench);
        bench.run();

        assertThat(moves(bench, BlockTier.DEVICE)).isEmpty();
        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(64);
        assertThat(bench.lane.statistics().totals().quarantines()).isZero();
        assertThat(bench.lane.statistics().preemptions().recomputes()).isEqualTo(1);
        assertThat(bench.time.now()).as("no step was left out").isLessThan(TimeUnit.MILLISECONDS.toNanos(1_008));
        same(client, bench);
    }

    @Test
    void swappedSequenceMakesWayWithoutLosingAToken() {
        Bench bench = bench(20, 64, victims(Handling.SWAP), makingWay());
        Client client = halfSwapped(bench);
        bench.run();

        // Three blocks left for another request during the call, the other seven after it.
        assertThat(moves(bench, BlockTier.HOST)).extracting(List::size).containsExactly(3, CALLER_BLOCKS - 3);
        assertThat(moves(bench, BlockTier.DEVICE)).singleElement().satisfies(all -> assertThat(all).hasSize(CALLER_BLOCKS));
        assertThat(bench.lane.statistics().totals().quarantines()).isZero();
        assertThat(bench.lane.statistics().preemptions().recomputes()).isZero();
        assertThat(bench.lane.statistics().pauses().counts().recomputedTokens()).isZero();
        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(64);
        same(client, bench);
    }

    @Test
    void swappedSequenceThatMakesWayIsComputedAgainWhereTheHostTierIsFull() {
        Bench bench = bench(20, 3, victims(Handling.SWAP), makingWay());
        Client client = halfSwapped(bench);
        bench.run();

        assertThat(moves(bench, BlockTier.DEVICE)).isEmpty();
        assertThat(bench.lane.statistics().totals().quarantines()).isZero();
        assertThat(bench.lane.statistics().preemptions().recomputes()).isEqualTo(1);
        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(3);
        same(client, bench);
    }

    /** Wishes of every swapped sequence that it makes way with what it has on the device, and then that it comes back. */
    private static ScriptedSchedulingPolicy makingWay() {
        return new ScriptedSchedulingPolicy(view -> {
            Grants.Builder grants = Grants.builder();
            view.running().forEach(sequence -> grants.grant(sequence, sequence.pendingTokens()));
            view.waiting().forEach(sequence -> grants.grant(sequence, sequence.pendingTokens()));
            view.swapped().stream().filter(sequence -> !sequence.copying()).forEach(sequence -> {
                if (view.blocksReleased(sequence) > 0) {
                    grants.preempt(sequence, Preemption.SWAP);
                } else {
                    grants.grant(sequence, sequence.pendingTokens());
                }
            });
            return grants.build();
        });
    }

    /** Submits a request that calls, and during its call another that takes the last three blocks of the first. */
    private Client halfSwapped(Bench bench) {
        calls(bench);
        Client client = submit(bench);
        bench.time.runUntil(TimeUnit.MILLISECONDS.toNanos(500));
        Client other = bench.submit(Bench.prompt(49, 5), 2);
        bench.time.runUntil(TimeUnit.MILLISECONDS.toNanos(900));
        assertThat(other.last).isInstanceOf(TokenEvent.Completed.class);
        return client;
    }

    @Test
    void clientThatGoesBetweenTwoChunksFreesBothTiers() {
        callMillis = 30;
        Bench bench = bench(64, 64, ScriptedHandlingPolicy.always(Handling.SWAP), new Bench.Absent());
        bench.engine.copyNanosPerBlock = 3_000_000;
        teachCopies(bench);
        bench.submit(Bench.prompt(9, 3), 90);
        calls(bench);
        Client client = submit(bench);
        while (moves(bench, BlockTier.DEVICE).size() < 2) {
            assertThat(bench.time.runNext()).isTrue();
        }
        client.cancel();
        bench.run();

        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(64);
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(bench.border.violations()).isEmpty();
    }

    private void same(Client client, Bench bench) {
        Outcome.SequenceOutcome outcome = bench.outcomes.getLast().sequences().getFirst();
        Alone alone = new Alone(PROMPT, request(), outcome, language.written, PLAIN, CALL, END, PLAIN, END);
        assertThat(client.text(0)).isEqualTo(alone.text.toString());
        assertThat(bench.border.violations()).isEmpty();
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(bench.lane.statistics().memory().deviceTotal());
    }

    /** The cost model knows what a copy takes once it has seen some. */
    private void teachCopies(Bench bench) {
        for (int i = 0; i < 12; i++) {
            calls(bench);
            submit(bench);
            bench.run();
        }
        bench.engine.moved.clear();
    }

    private static HandlingPolicy victims(Handling how) {
        return new ScriptedHandlingPolicy(_ -> Handling.PRESERVE, (calls, _) -> {
            HandlingChanges.Builder changes = HandlingChanges.builder();
            calls.forEach(call -> changes.victim(call, how));
            return changes.build();
        });
    }

    private static List<List<BlockCopy>> moves(Bench bench, BlockTier to) {
        return bench.engine.moved.stream().filter(chunk -> chunk.getFirst().toTier() == to).toList();
    }

    private Bench bench(int deviceBlocks, int hostBlocks, @Nullable HandlingPolicy handling, SchedulingPolicy policy) {
        return new Bench(new HashEngine.Size(4, deviceBlocks, hostBlocks, 160), Bench.fixed(64, 8), (time, spec) -> {
            TimedExecutor executor = new TimedExecutor(time);
            executor.nanos = () -> TimeUnit.MILLISECONDS.toNanos(callMillis);
            return new LaneSpec(
                    "m",
                    new LaneSpec.Stove(spec.stove().engine(), language, deviceBlocks, hostBlocks),
                    new LaneSpec.Policies("tested", policy, new LaneSpec.Handling("tested", handling), null),
                    spec.limits(),
                    Tools.of(language, List.of(executor), new CallLimits(3, Duration.ofSeconds(30), 64 * 1024, 2)));
        });
    }

    /** The model calls once and ends after its response, if it is asked what {@link #request} asks. */
    private static void calls(Bench bench) {
        int[] tokens = {PLAIN, CALL, END, PLAIN, END};
        bench.engine.script = history -> {
            int said = 0;
            for (int i = 0; i < history.length(); i++) {
                said += history.generated(i) ? 1 : 0;
            }
            boolean caller = history.length() >= PROMPT.length && history.token(0) == PROMPT[0];
            return caller && said < tokens.length ? tokens[said] : HashEngine.UNSCRIPTED;
        };
    }

    private Client submit(Bench bench) {
        return bench.submit(request());
    }

    private static ServeRequest request() {
        return new ServeRequest(
                "chat-1",
                "m",
                "tenant",
                null,
                null,
                CallingVocabulary.conversation(PROMPT),
                new ServeRequest.Limits(30, 0, List.of(), List.of(), false),
                SamplingSpec.builder().build(),
                1,
                false,
                HOSTED);
    }
}
