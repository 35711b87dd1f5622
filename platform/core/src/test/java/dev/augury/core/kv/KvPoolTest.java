package dev.augury.core.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.core.flow.BlockKey;
import dev.augury.core.flow.Features;
import dev.augury.core.flow.OpenRequest;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.Reader;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.StepClock;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.model.Vocabulary;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KvPoolTest {

    private static final int[] SIXTEEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private final KvPool pool = pool("model", "f32", new byte[] {1, 2, 3});
    private long ids;

    @Test
    void startTakesTheBlocksForItsTokensOnly() {
        Sequence sequence = sequence("t", SIXTEEN);
        assertThat(pool.blocksToStart(sequence, 5)).isEqualTo(2);
        assertThat(start(sequence, 5)).hasValue(0);
        assertThat(sequence.blocks().device()).hasSize(2);
        sequence.advance(5);
        assertThat(pool.blocksToGrow(sequence, 3)).isZero();
        assertThat(pool.blocksToGrow(sequence, 4)).isEqualTo(1);
        assertThat(pool.device().free()).isEqualTo(6);
    }

    @Test
    void hitIsWholeBlocksAndNeverTheLastToken() {
        compute(sequence("t", SIXTEEN), 16);
        Sequence same = sequence("t", SIXTEEN);
        assertThat(pool.match(same)).isEqualTo(12);
        Sequence longer = sequence("t", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
        assertThat(pool.match(longer)).isEqualTo(16);
        Sequence branch = sequence("t", 1, 2, 3, 4, 5, 6, 7, 99, 9, 10, 11, 12, 13);
        assertThat(pool.match(branch)).isEqualTo(4);
    }

    @Test
    void nothingIsFoundWithoutAPrefixCache() {
        KvPool forgetful = new KvPool(new KvPool.Sizes(4, 8, 3, false), new KvPool.Seed("model", "f32", new byte[] {1, 2, 3}), () -> 0);
        Sequence first = sequence("t", SIXTEEN);
        first.start(forgetful.start(first, 16).orElseThrow(), 0);
        first.advance(16);
        forgetful.commit(first);
        assertThat(forgetful.device().named()).isZero();
        assertThat(forgetful.match(sequence("t", SIXTEEN))).isZero();
    }

    @Test
    void sameBlockBehindAnotherBeginningIsAnotherBlock() {
        compute(sequence("t", SIXTEEN), 16);
        assertThat(pool.match(sequence("t", 99, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13))).isZero();
    }

    @Test
    void prefixOfAnotherTenantIsNotFound() {
        compute(sequence("t", SIXTEEN), 16);
        assertThat(pool.match(sequence("u", SIXTEEN))).isZero();
    }

    @Test
    void namesDependOnModelCodecAndSalt() {
        Sequence a = sequence("t", SIXTEEN);
        var keys = new PrefixKeys("model", "f32", new byte[] {1}, 4).key(a, 0);
        for (PrefixKeys other : List.of(
                new PrefixKeys("other", "f32", new byte[] {1}, 4),
                new PrefixKeys("model", "f16", new byte[] {1}, 4),
                new PrefixKeys("modelf", "32", new byte[] {1}, 4),
                new PrefixKeys("model", "f32", new byte[] {2}, 4))) {
            assertThat(other.key(sequence("t", SIXTEEN), 0)).isNotEqualTo(keys);
        }
        assertThat(new PrefixKeys("model", "f32", new byte[] {1}, 4).key(sequence("t", SIXTEEN), 0)).isEqualTo(keys);
    }

    @Test
    void sharedBlocksAreCountedOnce() {
        Sequence first = sequence("t", SIXTEEN);
        compute(first, 16);
        Sequence second = sequence("t", SIXTEEN);
        assertThat(pool.blocksToStart(second, 4)).isEqualTo(1);
        assertThat(start(second, 4)).hasValue(12);
        assertThat(pool.device().free()).isEqualTo(3);
        assertThat(pool.blocksReleased(first)).isEqualTo(1);
        assertThat(pool.queriedTokens()).isEqualTo(32);
        assertThat(pool.hitTokens()).isEqualTo(12);
        pool.release(first);
        assertThat(pool.device().free()).isEqualTo(4);
        pool.release(second);
        assertThat(pool.device().free()).isEqualTo(8);
    }

    @Test
    void startWithoutRoomChangesNothing() {
        Sequence first = sequence("t", SIXTEEN);
        compute(first, 16);
        Sequence second = sequence("u", SIXTEEN);
        start(second, 12);
        Sequence third = sequence("t", 1, 2, 3, 4, 90, 91, 92, 93, 94);
        assertThat(pool.start(third, 5)).isEmpty();
        assertThat(third.blocks().device()).isEmpty();
        assertThat(pool.device().free()).isEqualTo(1);
        assertThat(pool.grow(second, 20)).isFalse();
        assertThat(second.blocks().device()).hasSize(3);
    }

    @Test
    void endOfAPrefixIsEvictedBeforeItsBeginning() {
        Sequence first = sequence("t", SIXTEEN);
        compute(first, 16);
        pool.release(first);
        // Four nameless blocks are free and four named ones: six take the last two blocks of the prefix.
        start(sequence("u", new int[24]), 24);
        assertThat(pool.match(sequence("t", SIXTEEN))).isEqualTo(8);
        assertThat(pool.device().named()).isEqualTo(2);
    }

    @Test
    void leastRecentlyReleasedPrefixIsEvictedFirst() {
        Sequence old = sequence("t", SIXTEEN);
        compute(old, 16);
        Sequence young = sequence("u", SIXTEEN);
        compute(young, 16);
        pool.release(old);
        pool.release(young);
        Sequence again = sequence("t", SIXTEEN);
        start(again, 4);
        pool.release(again);
        start(sequence("v", new int[16]), 16);
        // A nameless block and the last three of the prefix that nobody used again went.
        assertThat(pool.match(sequence("t", SIXTEEN))).isEqualTo(12);
        assertThat(pool.match(sequence("u", SIXTEEN))).isEqualTo(4);
    }

    @Test
    void twoThatComputeTheSameBlockKeepOneName() {
        Sequence a = sequence("t", SIXTEEN);
        Sequence b = sequence("t", SIXTEEN);
        start(a, 16);
        start(b, 16);
        a.advance(16);
        pool.commit(a);
        b.advance(16);
        pool.commit(b);
        assertThat(pool.device().named()).isEqualTo(4);
        pool.release(a);
        assertThat(pool.match(sequence("t", SIXTEEN))).isEqualTo(12);
    }

    @Test
    void swapCopiesWhatIsComputedAndFreesNothingBeforeItIsDone() {
        Sequence sequence = sequence("t", SIXTEEN);
        start(sequence, 16);
        sequence.advance(6);
        pool.commit(sequence);
        List<BlockCopy> out = pool.beginSwapOut(sequence, pool.blocksHeld(sequence));
        assertThat(out).hasSize(2).allSatisfy(copy -> assertThat(copy.toTier()).isEqualTo(BlockTier.HOST));
        // The blocks that nothing was computed into need no copy.
        assertThat(pool.device().free()).isEqualTo(6);
        assertThat(pool.host().free()).isEqualTo(1);
        pool.endSwapOut(sequence);
        assertThat(pool.device().free()).isEqualTo(8);
        assertThat(pool.blocksToReturn(sequence, 1)).isEqualTo(2);
        assertThat(pool.blocksToReturn(sequence, 3)).isEqualTo(3);

        Sequence other = sequence("u", new int[32]);
        start(other, 32);
        pool.release(other);
        assertThat(pool.match(sequence("t", SIXTEEN))).isZero();

        assertThat(pool.reserveSwapIn(sequence, 2)).isTrue();
        List<BlockCopy> in = pool.swapIn(sequence, 5);
        assertThat(in).hasSize(2).extracting(BlockCopy::from).containsExactlyElementsOf(out.stream().map(BlockCopy::to).toList());
        pool.endSwapIn(sequence, 2);
        assertThat(pool.host().free()).isEqualTo(3);
        assertThat(pool.match(sequence("t", SIXTEEN))).isEqualTo(4);
    }

    @Test
    void swapWithoutHostRoomOrContentIsRefused() {
        Sequence sequence = sequence("t", SIXTEEN);
        start(sequence, 16);
        assertThat(pool.beginSwapOut(sequence, 0)).isNull();
        Sequence large = sequence("u", SIXTEEN);
        compute(large, 16);
        assertThat(pool.beginSwapOut(large, 4)).isNull();
        assertThat(pool.beginSwapOut(large, 5)).isNull();
        assertThat(pool.host().free()).isEqualTo(3);
    }

    @Test
    void tailMovesInChunksAndComesBackFromItsFirstBlock() {
        Sequence sequence = sequence("t", SIXTEEN);
        compute(sequence, 16);
        int[] held = sequence.blocks().device();
        List<BlockCopy> last = pool.beginSwapOut(sequence, 1);
        assertThat(last).extracting(BlockCopy::from).containsExactly(held[3]);
        assertThat(pool.blocksLeaving(sequence)).isEqualTo(1);
        pool.endSwapOut(sequence);
        List<BlockCopy> before = pool.beginSwapOut(sequence, 2);
        assertThat(before).extracting(BlockCopy::from).containsExactly(held[1], held[2]);
        assertThat(pool.deviceTokens(sequence)).isEqualTo(16 - 4);
        pool.endSwapOut(sequence);
        assertThat(sequence.blocks().device()).containsExactly(held[0]);
        assertThat(pool.deviceTokens(sequence)).isEqualTo(4);
        assertThat(pool.blocksToReturn(sequence, 1)).isEqualTo(4);
        assertThat(pool.device().free()).isEqualTo(7);

        assertThat(pool.reserveSwapIn(sequence, 3)).isTrue();
        List<BlockCopy> first = pool.swapIn(sequence, 2);
        assertThat(first).extracting(BlockCopy::from).containsExactlyElementsOf(before.stream().map(BlockCopy::to).toList());
        pool.endSwapIn(sequence, 2);
        assertThat(pool.host().free()).isEqualTo(2);
        List<BlockCopy> rest = pool.swapIn(sequence, 2);
        assertThat(rest).extracting(BlockCopy::from).containsExactly(last.getFirst().to());
        assertThat(rest).extracting(BlockCopy::to).containsExactly(sequence.blocks().device()[3]);
        pool.endSwapIn(sequence, 1);
        assertThat(pool.host().free()).isEqualTo(3);
        assertThat(sequence.blocks().moving()).isZero();
        pool.release(sequence);
        assertThat(pool.match(sequence("t", SIXTEEN))).isEqualTo(12);
    }

    @Test
    void tailThatOthersShareFreesNothing() {
        Sequence one = sequence("t", SIXTEEN);
        compute(one, 16);
        Sequence two = sequence("t", SIXTEEN);
        start(two, 4);
        assertThat(two.computedTokens()).isEqualTo(12);
        assertThat(pool.tailFreeing(one, 1)).isEqualTo(1);
        assertThat(pool.tailFreeing(one, 2)).as("the head is shared, so all of it would not be enough").isEqualTo(4);
    }

    @Test
    void blockReleasedTwiceIsFound() {
        BlockPool blocks = new BlockPool(2, () -> 0);
        int[] taken = blocks.take(1);
        blocks.release(taken);
        assertThatThrownBy(() -> blocks.release(taken)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> blocks.take(3)).isInstanceOf(IllegalStateException.class);
    }

    private OptionalInt start(Sequence sequence, int tokens) {
        OptionalInt cached = pool.start(sequence, tokens);
        cached.ifPresent(found -> sequence.start(found, 0));
        return cached;
    }

    private void compute(Sequence sequence, int tokens) {
        start(sequence, tokens);
        sequence.advance(tokens);
        pool.commit(sequence);
    }

    private static KvPool pool(String model, String codec, byte[] salt) {
        return new KvPool(new KvPool.Sizes(4, 8, 3, true), new KvPool.Seed(model, codec, salt), () -> 0);
    }

    private Sequence sequence(String tenant, int... prompt) {
        ServeRequest asked = new ServeRequest(
                "id",
                "m",
                tenant,
                null,
                null,
                new Prompt.Tokens(prompt),
                new ServeRequest.Limits(9, 0, List.of(), List.of(), false),
                SamplingSpec.builder().build(),
                1,
                false);
        Prediction prediction = Prediction.builder().outputTokens(Estimate.exactly(1)).build();
        Request request = new Request(
                1,
                0,
                asked,
                new Request.Reading("m", TokenizedPrompt.plain(prompt, ""), 9, new Features(1, new float[0], 0, 0, 0), prediction, Request.Next.FREE),
                new Request.Channel(event -> true, () -> {}));
        Reader reader = new Reader(new Reader.Rules(List.of(), Set.of(), true, 9), new Silent(), new Silent());
        return new Sequence(++ids, new OpenRequest(request, new StepClock()), 0, reader, 0);
    }

    private static final class Silent implements TextDecoder, Vocabulary {
        @Override
        public String add(int token) {
            return "";
        }

        @Override
        public String end() {
            return "";
        }

        @Override
        public int size() {
            return 100;
        }

        @Override
        public byte[] bytes(int token) {
            return new byte[0];
        }

        @Override
        public boolean isControl(int token) {
            return false;
        }

        @Override
        public boolean isEnd(int token) {
            return false;
        }
    }

    @Test
    void agesAreCountedFromAllocationUseAndEviction() {
        AtomicLong clock = new AtomicLong();
        BlockPool blocks = new BlockPool(1, clock::get);
        int[] block = blocks.take(1);
        blocks.name(block[0], new BlockKey(1, 1));
        clock.set(3_000_000_000L);
        blocks.release(block);
        clock.set(10_000_000_000L);
        blocks.share(block[0]);
        clock.set(11_000_000_000L);
        blocks.release(block);
        clock.set(15_000_000_000L);
        blocks.take(1);
        assertThat(blocks.ages().gaps().sum()).isEqualTo(7);
        assertThat(blocks.ages().idles().sum()).isEqualTo(4);
        assertThat(blocks.ages().lifetimes().sum()).isEqualTo(15);
    }
}
