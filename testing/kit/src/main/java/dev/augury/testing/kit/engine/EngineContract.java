package dev.augury.testing.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.engine.Want;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.Vocabulary;
import dev.augury.testing.kit.FactoryContract;
import dev.augury.testing.kit.OptionRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * If this passes for an engine, the host can rely on it: a row's answer follows from its tokens alone, however they are cut, batched, placed, moved or come
 * back, and what the engine does not have it refuses. Extend it with a factory and a model; every call goes through an {@link AssertingEngine}.
 */
public abstract class EngineContract extends FactoryContract<EngineFactory<?>> {

    private static final SamplingSpec GREEDY = SamplingSpec.builder().temperature(0).build();
    private static final int STEP_TOKENS = 512;

    private AssertingEngine engine;

    /** Returns the model to run; small, since every test loads it anew. */
    protected abstract ModelSource model();

    /** Returns the sizes of the KV memory: at least 24 blocks in each tier. */
    protected KvSizes kv() {
        return new KvSizes(16, 48, 24);
    }

    @BeforeEach
    void load() {
        engine = new AssertingEngine(create(factory()), kv());
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(engine.violations()).isEmpty();
    }

    private <O extends Record> Engine create(EngineFactory<O> factory) {
        assertThat(factory.unsupported(model())).isEmpty();
        return factory.create(OptionRecords.bind(factory.options(), options()), new LoneEngineContext(context(), model(), kv(), STEP_TOKENS));
    }

    private <O extends Record> EngineGeometry examine(EngineFactory<O> factory) {
        return factory.examine(OptionRecords.bind(factory.options(), options()), model(), kv().blockTokens());
    }

    /** Returns a prompt that a seed draws among the tokens which have text. */
    private int[] prompt(int length, String branch) {
        SplittableRandom random = seeds.random(branch);
        Vocabulary vocabulary = model().vocabulary();
        int[] prompt = new int[length];
        for (int i = 0; i < length; i++) {
            do {
                prompt[i] = random.nextInt(vocabulary.size());
            } while (vocabulary.isControl(prompt[i]) || vocabulary.isEnd(prompt[i]));
        }
        return prompt;
    }

    private int promptLength() {
        return 2 * kv().blockTokens() + 5;
    }

    /** Returns five blocks of the device tier that no other index gets. */
    private static int[] blocks(int index) {
        return new int[] {5 * index + 3, 5 * index + 1, 5 * index, 5 * index + 4, 5 * index + 2};
    }

    private int[] answerAlone(String branch, int index) {
        LoneSequence sequence = new LoneSequence(index, prompt(promptLength(), branch), blocks(index));
        for (int i = 0; i < 8; i++) {
            sequence.next(engine);
        }
        return sequence.output();
    }

    @Test
    void geometryIsTheOneExamined() {
        EngineGeometry examined = examine(factory());
        assertThat(engine.geometry().toString()).isEqualTo(examined.toString());
        assertThat(engine.geometry().vocabularySize()).isEqualTo(model().vocabulary().size());
        assertThat(engine.geometry().blockTokens()).isEqualTo(kv().blockTokens());
    }

    @Test
    void sameTokensGiveTheSameAnswerOnOtherBlocks() {
        assertThat(answerAlone("prompt", 0)).isEqualTo(answerAlone("prompt", 1));
    }

    @Test
    void answerFollowsFromThePrompt() {
        List<int[]> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(answerAlone("prompt " + i, i));
        }
        assertThat(answers.stream().map(Arrays::toString).distinct().count()).as("different answers of four prompts").isGreaterThan(1);
    }

    @Test
    void chunksDoNotChangeTheAnswer() {
        assumeInvariant();
        int[] whole = answerAlone("prompt", 0);
        for (int chunk : new int[] {1, 7, kv().blockTokens()}) {
            LoneSequence pieces = new LoneSequence(1, prompt(promptLength(), "prompt"), blocks(1));
            for (int done = 0; done + chunk < promptLength(); done += chunk) {
                pieces.compute(engine, chunk);
            }
            for (int i = 0; i < 8; i++) {
                pieces.next(engine);
            }
            assertThat(pieces.output()).as("answer to a prompt in chunks of %s", chunk).isEqualTo(whole);
        }
    }

    @Test
    void companyDoesNotChangeTheAnswer() {
        assumeInvariant();
        int[] alone = answerAlone("prompt 0", 0);
        List<LoneSequence> company = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            company.add(new LoneSequence(i, prompt(i == 0 ? promptLength() : 1 + 9 * i, "prompt " + i), blocks(i)));
        }
        for (int i = 0; i < 8; i++) {
            together(company.subList(0, 1 + i % company.size()), i);
        }
        assertThat(company.getFirst().output()).isEqualTo(alone);
    }

    /** Runs one step of all, the first of them at a place that moves from step to step. */
    private void together(List<LoneSequence> sequences, int rotation) {
        List<LoneSequence> order = new ArrayList<>(sequences);
        Collections.rotate(order, rotation);
        List<StepRow> rows = order.stream().map(sequence -> sequence.samplingRow(GREEDY, null)).toList();
        StepResult result = engine.step(new StepPlan(rows, List.of()));
        for (int i = 0; i < order.size(); i++) {
            order.get(i).take((Answer.Sampled) result.rows().get(i).getFirst());
        }
    }

    @Test
    void recomputationGivesTheSameAnswer() {
        assumeInvariant();
        int[] undisturbed = answerAlone("prompt", 0);
        LoneSequence preempted = new LoneSequence(1, prompt(promptLength(), "prompt"), blocks(1));
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                preempted.discard();
                preempted.moveTo(blocks(2));
            }
            preempted.next(engine);
        }
        assertThat(preempted.output()).isEqualTo(undisturbed);
    }

    @Test
    void copiedBlocksGiveTheSameAnswer() throws InterruptedException {
        int[] undisturbed = answerAlone("prompt", 0);
        LoneSequence moved = new LoneSequence(1, prompt(promptLength(), "prompt"), blocks(1));
        for (int i = 0; i < 8; i++) {
            if (i == 3) {
                copy(BlockTier.DEVICE, blocks(1), BlockTier.HOST, new int[] {4, 0, 3, 1, 2});
                new LoneSequence(9, prompt(promptLength(), "intruder"), blocks(1)).next(engine);
                copy(BlockTier.HOST, new int[] {4, 0, 3, 1, 2}, BlockTier.DEVICE, blocks(2));
                moved.moveTo(blocks(2));
            }
            moved.next(engine);
        }
        assertThat(moved.output()).isEqualTo(undisturbed);
    }

    @Test
    void blocksCopiedWithinTheDeviceGiveTheSameAnswer() throws InterruptedException {
        int[] undisturbed = answerAlone("prompt", 0);
        LoneSequence first = new LoneSequence(1, prompt(promptLength(), "prompt"), blocks(1));
        first.next(engine);
        copy(BlockTier.DEVICE, blocks(1), BlockTier.DEVICE, blocks(2));
        first.moveTo(blocks(2));
        for (int i = 1; i < 8; i++) {
            first.next(engine);
        }
        assertThat(first.output()).isEqualTo(undisturbed);
    }

    /** Copies blocks and waits until the listener is told, which must be once. */
    private void copy(BlockTier fromTier, int[] from, BlockTier toTier, int[] to) throws InterruptedException {
        List<BlockCopy> copies = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            copies.add(new BlockCopy(fromTier, from[i], toTier, to[i]));
        }
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger told = new AtomicInteger();
        AtomicReference<Exception> failed = new AtomicReference<>();
        engine.copyBlocks(copies, (nanos, failure) -> {
            told.incrementAndGet();
            failed.set(failure);
            over.countDown();
        });
        assertThat(over.await(10, TimeUnit.SECONDS)).as("the copy listener is told within 10 s").isTrue();
        assertThat(told).hasValue(1);
        assertThat(failed).hasNullValue();
    }

    @Test
    void prefixComputedByAnotherSequenceIsAsGoodAsItsOwn() {
        int[] own = answerAlone("prompt", 0);
        LoneSequence found = new LoneSequence(1, prompt(promptLength(), "prompt"), blocks(0)[0], blocks(0)[1], blocks(1)[2], blocks(1)[3]);
        found.found(2 * kv().blockTokens());
        for (int i = 0; i < 8; i++) {
            found.next(engine);
        }
        assertThat(found.output()).isEqualTo(own);
    }

    @Test
    void wantsAreAnsweredInOrder() {
        LoneSequence sequence = new LoneSequence(1, prompt(4, "prompt"), blocks(0));
        List<Want> wants = new ArrayList<>();
        if (engine.capabilities().has(Feature.SCORE)) {
            wants.add(new Want.Score(0, sequence.token(1), 3));
            wants.add(new Want.Score(2, sequence.token(3), 0));
        }
        wants.add(new Want.Sample(3, GREEDY, 4, sequence, null));
        StepResult result = engine.step(new StepPlan(List.of(sequence.row(4, wants.toArray(Want[]::new))), List.of()));
        assertThat(result.rows().getFirst()).hasSize(wants.size());
    }

    @Test
    void seedAndChoiceAndPositionDecideTheDraw() {
        List<List<Integer>> draws = new ArrayList<>();
        for (long[] key : new long[][] {{1, 0}, {1, 0}, {2, 0}, {1, 1}}) {
            LoneSequence sequence = new LoneSequence(1, prompt(promptLength(), "prompt"), blocks(0));
            SamplingSpec sampling = SamplingSpec.builder().temperature(2).seed(key[0]).choice((int) key[1]).build();
            List<Integer> draw = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                draw.add(sequence.next(engine, sampling));
            }
            draws.add(draw);
        }
        assertThat(draws.get(1)).isEqualTo(draws.get(0));
        assertThat(draws.get(2)).as("another seed").isNotEqualTo(draws.get(0));
        assertThat(draws.get(3)).as("another choice").isNotEqualTo(draws.get(0));
    }

    @Test
    void logprobsDescendAndKnowTheToken() {
        LoneSequence sequence = new LoneSequence(1, prompt(promptLength(), "prompt"), blocks(0));
        SamplingSpec sampling = SamplingSpec.builder().temperature(0).logprobs(5).build();
        StepResult result = engine.step(new StepPlan(List.of(sequence.samplingRow(sampling, null)), List.of()));
        Answer.Sampled sampled = (Answer.Sampled) result.rows().getFirst().getFirst();
        Logprobs logprobs = Objects.requireNonNull(sampled.logprobs());
        assertThat(logprobs.topTokens()).startsWith(sampled.token());
        assertThat(logprobs.logprob()).isEqualTo(logprobs.topLogprobs()[0]).isLessThanOrEqualTo(0);
        double mass = 0;
        for (float value : logprobs.topLogprobs()) {
            mass += Math.exp(value);
        }
        assertThat(mass).isBetween(0.0, 1.0001);
    }

    @Test
    void scoresAreTheLogprobsOfGivenTokens() {
        assumeTrue(engine.capabilities().has(Feature.SCORE), "The engine has no SCORE");
        LoneSequence one = new LoneSequence(1, prompt(promptLength(), "prompt"), blocks(0));
        LoneSequence two = new LoneSequence(2, prompt(promptLength(), "prompt"), blocks(1));
        SamplingSpec sampling = SamplingSpec.builder().temperature(0).logprobs(3).build();
        StepResult sampled = engine.step(new StepPlan(List.of(one.samplingRow(sampling, null)), List.of()));
        Answer.Sampled best = (Answer.Sampled) sampled.rows().getFirst().getFirst();
        Want score = new Want.Score(promptLength() - 1, best.token(), 3);
        StepResult scored = engine.step(new StepPlan(List.of(two.row(promptLength(), score)), List.of()));
        Logprobs expected = Objects.requireNonNull(best.logprobs());
        Logprobs given = ((Answer.Scored) scored.rows().getFirst().getFirst()).logprobs();
        assertThat(given.logprob()).isEqualTo(expected.logprob());
        assertThat(given.topTokens()).isEqualTo(expected.topTokens());
    }

    @Test
    void maskIsKept() {
        assumeTrue(engine.capabilities().has(Feature.MASK), "The engine has no MASK");
        for (int only : prompt(6, "allowed")) {
            long[] bits = new long[(model().vocabulary().size() + 63) / 64];
            bits[only / 64] = 1L << (only % 64);
            LoneSequence sequence = new LoneSequence(1, prompt(5, "prompt"), blocks(0));
            for (float temperature : new float[] {0, 1}) {
                SamplingSpec sampling = SamplingSpec.builder().temperature(temperature).build();
                StepRow row = sequence.samplingRow(sampling, new TokenMask(bits));
                Answer.Sampled sampled = (Answer.Sampled) engine.step(new StepPlan(List.of(row), List.of())).rows().getFirst().getFirst();
                assertThat(sampled.token()).isEqualTo(only);
            }
        }
    }

    @Test
    void whatTheEngineLacksIsRefused() {
        int[] prompt = prompt(4, "prompt");
        LoneSequence sequence = new LoneSequence(1, prompt, blocks(0));
        refused(Feature.SCORE, sequence.row(4, new Want.Score(0, 1, 0)));
        refused(Feature.LOGITS, sequence.row(4, new Want.Logits(0)));
        refused(Feature.HIDDEN, sequence.row(4, new Want.Hidden(0, 0)));
        refused(Feature.MASK, sequence.samplingRow(GREEDY, new TokenMask(new long[] {-1})));
        StepRow plain = sequence.row(4);
        refused(Feature.ADAPTERS, new StepRow(1, plain.tokens(), plain.positions(), plain.segments(), "some-adapter", List.of()));
        KvSegment fixed = new KvSegment(blocks(0), 0, new QueryPosition.Fixed(0));
        refused(Feature.FIXED_QUERY_POSITION, new StepRow(1, plain.tokens(), plain.positions(), List.of(fixed), null, List.of()));
        KvSegment empty = new KvSegment(blocks(1), 0, QueryPosition.OWN);
        refused(Feature.SEGMENTS, new StepRow(1, plain.tokens(), plain.positions(), List.of(empty, plain.target()), null, List.of()));
    }

    /** Asks the engine itself, past the asserting one, which would refuse first. */
    private void refused(Feature feature, StepRow row) {
        if (!engine.capabilities().has(feature)) {
            refused("a row that needs " + feature, row);
        }
    }

    private void refused(String what, StepRow row) {
        try (Engine bare = create(factory())) {
            assertThatThrownBy(() -> bare.step(new StepPlan(List.of(row), List.of()))).as(what).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatLiesOutsideTheGeometryIsRefused() {
        int vocabulary = engine.geometry().vocabularySize();
        refused("a token outside the vocabulary", new LoneSequence(1, new int[] {vocabulary}, blocks(0)).row(1));
        refused("a block outside the tier", new LoneSequence(1, prompt(1, "prompt"), kv().deviceBlocks()).row(1));
        refused("a segment that is too short", new LoneSequence(1, prompt(promptLength(), "prompt"), 0).row(promptLength()));
        StepRow plain = new LoneSequence(1, prompt(1, "prompt"), 0).row(1);
        int beyond = engine.geometry().contextLength();
        refused("a position outside the context", new StepRow(1, plain.tokens(), new int[] {beyond}, plain.segments(), null, List.of()));
    }

    @Test
    void refusedPlanLeavesTheEngineUsable() {
        int[] before = answerAlone("prompt", 0);
        Engine bare = create(factory());
        assertThatThrownBy(() -> new LoneSequence(1, prompt(1, "prompt"), kv().deviceBlocks()).next(bare))
                .isInstanceOf(IllegalArgumentException.class);
        LoneSequence after = new LoneSequence(2, prompt(promptLength(), "prompt"), blocks(1));
        for (int i = 0; i < 8; i++) {
            after.next(bare);
        }
        bare.close();
        assertThat(after.output()).isEqualTo(before);
    }

    @Test
    void healthIsToldFromAnyThread() throws InterruptedException {
        AtomicReference<Boolean> usable = new AtomicReference<>(false);
        Thread asking = Thread.ofVirtual().start(() -> usable.set(engine.health().usable()));
        answerAlone("prompt", 0);
        asking.join();
        assertThat(usable).hasValue(true);
        assertThat(engine.health().message()).isNotBlank();
    }

    private void assumeInvariant() {
        assumeTrue(engine.capabilities().batchInvariant(), "The engine does not claim BATCH_INVARIANT");
    }
}
