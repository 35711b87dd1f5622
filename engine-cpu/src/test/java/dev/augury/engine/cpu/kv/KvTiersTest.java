package dev.augury.engine.cpu.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.EngineException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KvTiersTest {

    private static final KvLayout LAYOUT = new KvLayout(3, 2, 48, 32);

    @TempDir
    Path folder;

    @Test
    void placesOfHeadsDoNotOverlapAndFillTheBlock() {
        long expected = LAYOUT.blockBytes();
        for (int layer = 0; layer < 3; layer++) {
            for (int head = 0; head < 2; head++) {
                assertThat(LAYOUT.keys(1, layer, head)).isEqualTo(expected + head * LAYOUT.headBytes());
                assertThat(LAYOUT.values(1, layer, head)).isEqualTo(expected + (2 + head) * LAYOUT.headBytes());
            }
            expected += 4 * LAYOUT.headBytes();
        }
        assertThat(expected).isEqualTo(2 * LAYOUT.blockBytes());
    }

    @Test
    void aKeyIsStoredAcrossAndAValueAlongTheBlock() {
        try (Arena arena = Arena.ofConfined()) {
            KvPool pool = new KvPool(LAYOUT, 2, arena);
            float[] head = {0, 1, 2, 3};
            pool.storeKey(LAYOUT.keys(1, 2, 1), 5, head, 1, 3);
            pool.storeValue(LAYOUT.values(1, 2, 1), 5, head, 1, 3);
            for (int i = 0; i < 3; i++) {
                assertThat(pool.memory().get(ValueLayout.JAVA_FLOAT, LAYOUT.keys(1, 2, 1) + 4L * (i * 32 + 5))).isEqualTo(i + 1);
                assertThat(pool.memory().get(ValueLayout.JAVA_FLOAT, LAYOUT.values(1, 2, 1) + 4L * (5 * 48 + i))).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void blocksGoToTheHostTierAndBack() throws IOException {
        try (Arena arena = Arena.ofShared()) {
            KvPool pool = new KvPool(LAYOUT, 2, arena);
            KvTiers tiers = new KvTiers(pool, 3, folder, arena);
            pool.block(1).fill((byte) 7);
            tiers.copy(new BlockCopy(BlockTier.DEVICE, 1, BlockTier.HOST, 2));
            pool.block(1).fill((byte) 9);
            tiers.copy(new BlockCopy(BlockTier.HOST, 2, BlockTier.HOST, 0));
            tiers.copy(new BlockCopy(BlockTier.HOST, 0, BlockTier.DEVICE, 0));
            assertThat(pool.block(0).toArray(ValueLayout.JAVA_BYTE)).containsOnly(7);
            assertThat(Files.list(folder)).isEmpty();
        }
    }

    @Test
    void blocksThatDoNotExistAreRefused() {
        try (Arena arena = Arena.ofShared()) {
            KvTiers tiers = new KvTiers(new KvPool(LAYOUT, 2, arena), 0, folder, arena);
            assertThatThrownBy(() -> tiers.check(new BlockCopy(BlockTier.DEVICE, 2, BlockTier.DEVICE, 0)))
                    .hasMessageContaining("Block 2").hasMessageContaining("DEVICE of 2");
            assertThatThrownBy(() -> tiers.check(new BlockCopy(BlockTier.DEVICE, 1, BlockTier.HOST, 0)))
                    .hasMessageContaining("HOST of 0");
        }
    }

    @Test
    void aDiskWithoutRoomIsSaidAtOnce() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs a device that is always full");
        Files.createSymbolicLink(folder.resolve("kv-host-tier"), full);
        try (Arena arena = Arena.ofShared()) {
            KvPool pool = new KvPool(LAYOUT, 1, arena);
            assertThatThrownBy(() -> new KvTiers(pool, 1, folder, arena))
                    .isInstanceOf(EngineException.class).hasMessageContaining("No space left").hasMessageContaining("make room");
        }
    }

    @Test
    void copiesRunBesideTheirCallerAndCloseWaitsForThem() throws InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            KvPool pool = new KvPool(LAYOUT, 2, arena);
            CountDownLatch goOn = new CountDownLatch(1);
            Queue<String> done = new ConcurrentLinkedQueue<>();
            Copier copier = new Copier(new KvTiers(pool, 3, folder, arena));
            pool.block(1).fill((byte) 7);
            copier.copy(List.of(new BlockCopy(BlockTier.DEVICE, 1, BlockTier.HOST, 2)), (_, failure) -> {
                await(goOn);
                done.add("first " + failure);
            });
            copier.copy(List.of(new BlockCopy(BlockTier.HOST, 2, BlockTier.DEVICE, 0)), (nanos, failure) -> done.add("second " + failure + (nanos > 0)));
            assertThat(done).isEmpty();
            goOn.countDown();
            copier.close();
            assertThat(done).containsExactly("first null", "second nulltrue");
            assertThat(pool.block(0).toArray(ValueLayout.JAVA_BYTE)).containsOnly(7);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHostTierThatCannotBeMadeIsSaidAtOnce() {
        try (Arena arena = Arena.ofShared()) {
            KvPool pool = new KvPool(LAYOUT, 1, arena);
            assertThatThrownBy(() -> new KvTiers(pool, 1, folder.resolve("absent"), arena))
                    .isInstanceOf(EngineException.class).hasMessageContaining("make room");
        }
    }
}
