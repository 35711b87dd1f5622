package dev.augury.core.kv;

import dev.augury.core.flow.BlockKey;
import dev.augury.core.flow.BlockTable;
import dev.augury.core.flow.Peaks;
import dev.augury.core.flow.Sequence;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The KV memory of a lane, by sequence. Nothing is ever half done: an operation that finds too few blocks changes nothing and says so.
 */
public final class KvPool {

    private final int blockTokens;
    private final BlockPool device;
    private final HostPool host;
    private final PrefixKeys keys;
    private final YieldingKv yielding;
    private final int[] givenUp;
    private final boolean prefixCache;
    private final Peaks stays = new Peaks();
    private final LongSupplier clock;
    private long queriedTokens;
    private long hitTokens;

    /**
     * The sizes of a lane's KV memory.
     *
     * @param blockTokens tokens per block
     * @param deviceBlocks blocks of the device tier
     * @param hostBlocks blocks of the host tier, 0 for none
     * @param prefixCache whether full blocks are named and found again; without it every sequence computes all of its tokens
     */
    public record Sizes(int blockTokens, int deviceBlocks, int hostBlocks, boolean prefixCache) {}

    /**
     * What a prefix's name depends on beside its tokens.
     *
     * @param model name of the model
     * @param codec storage format of the KV
     * @param salt the installation's secret
     */
    public record Seed(String model, String codec, byte[] salt) {}

    /** Makes a pool in which everything is free; the clock measures the ages of blocks, in nanoseconds. */
    public KvPool(Sizes sizes, Seed seed, LongSupplier clock) {
        blockTokens = sizes.blockTokens();
        prefixCache = sizes.prefixCache();
        this.clock = clock;
        device = new BlockPool(sizes.deviceBlocks(), clock);
        host = new HostPool(sizes.hostBlocks());
        yielding = new YieldingKv(device, blockTokens);
        givenUp = new int[sizes.deviceBlocks()];
        keys = new PrefixKeys(seed.model(), seed.codec(), seed.salt(), blockTokens);
    }

    /** Returns the tokens per block. */
    public int blockTokens() {
        return blockTokens;
    }

    /** Returns how long device blocks were kept and used. */
    public BlockAges ages() {
        return device.ages();
    }

    /** Returns how many steps sequences kept their device blocks. */
    public Peaks stays() {
        return stays;
    }

    /** Returns the device blocks. */
    public BlockPool device() {
        return device;
    }

    /** Returns the host blocks. */
    public HostPool host() {
        return host;
    }

    /** Returns the blocks of a tier. */
    public int total(BlockTier tier) {
        return switch (tier) {
            case DEVICE -> device.total();
            case HOST -> host.total();
        };
    }

    /** Returns the blocks of a tier that can be allocated. */
    public int free(BlockTier tier) {
        return switch (tier) {
            case DEVICE -> device.free();
            case HOST -> host.free();
        };
    }

    /** Returns the tokens of sequences that were looked up in the prefix index when they began to run. */
    public long queriedTokens() {
        return queriedTokens;
    }

    /** Returns how many of those were found. */
    public long hitTokens() {
        return hitTokens;
    }

    /** Returns how many tokens at the head of a sequence without blocks would be found: whole blocks, and never its last token. */
    public int match(Sequence sequence) {
        return found(sequence).length * blockTokens;
    }

    /** Returns how many free blocks a sequence without device blocks would take to begin with that many tokens beyond its match. */
    public int blocksToStart(Sequence sequence, int tokens) {
        int[] found = found(sequence);
        return unreferenced(found) + newBlocks(found.length, tokens);
    }

    /** Returns how many free blocks a sequence with device blocks would take to compute that many tokens more. */
    public int blocksToGrow(Sequence sequence, int tokens) {
        return Math.max(0, blocksFor(sequence.computedTokens() + tokens) - sequence.blocks().device().length);
    }

    /** Returns how many free blocks a swapped sequence would take to come back and compute that many tokens more. */
    public int blocksToReturn(Sequence sequence, int tokens) {
        return Math.max(0, blocksFor(sequence.computedTokens() + tokens) - sequence.blocks().device().length);
    }

    /** Returns how many device blocks would become free if the sequence gave up its own. */
    public int blocksReleased(Sequence sequence) {
        int released = 0;
        for (int block : sequence.blocks().device()) {
            released += device.references(block) == 1 ? 1 : 0;
        }
        return released;
    }

    /** Returns how many device blocks would become free if all these sequences, which do not yield, gave up their own, and all that yield as well. */
    public int blocksReleased(Collection<Sequence> sequences) {
        int released = yielding.deviceBlocks();
        for (Sequence sequence : sequences) {
            for (int block : sequence.blocks().device()) {
                released += ++givenUp[block] + device.yielding(block) == device.references(block) ? 1 : 0;
            }
        }
        for (Sequence sequence : sequences) {
            for (int block : sequence.blocks().device()) {
                givenUp[block] = 0;
            }
        }
        return released;
    }

    /**
     * Gives a sequence without blocks those found in the prefix index and new ones for {@code tokens} more.
     *
     * @return the tokens found; empty when there is no room, and nothing changed
     */
    public OptionalInt start(Sequence sequence, int tokens) {
        int[] found = found(sequence);
        int fresh = newBlocks(found.length, tokens);
        if (unreferenced(found) + fresh > device.free()) {
            return OptionalInt.empty();
        }
        for (int block : found) {
            device.share(block);
        }
        BlockTable table = sequence.blocks();
        arrive(sequence);
        table.append(found);
        table.registered(found.length);
        table.append(device.take(fresh));
        queriedTokens += sequence.totalTokens();
        hitTokens += (long) found.length * blockTokens;
        return OptionalInt.of(found.length * blockTokens);
    }

    /** Gives a sequence the blocks for {@code tokens} more. Returns false, and changes nothing, when there is no room. */
    public boolean grow(Sequence sequence, int tokens) {
        int missing = blocksToGrow(sequence, tokens);
        if (missing > device.free()) {
            return false;
        }
        if (missing > 0) {
            sequence.blocks().append(device.take(missing));
        }
        return true;
    }

    /** Names the blocks that computed tokens have filled since the last time. */
    public void commit(Sequence sequence) {
        if (!prefixCache) {
            return;
        }
        BlockTable table = sequence.blocks();
        int full = sequence.computedTokens() / blockTokens;
        for (int i = table.registered(); i < full; i++) {
            device.name(table.device()[i], keys.key(sequence, i));
        }
        table.registered(Math.max(table.registered(), full));
    }

    /** Frees all blocks of a sequence in both tiers; the named ones stay findable. It yields no more. */
    public void release(Sequence sequence) {
        yielding.remove(sequence);
        leave(sequence, 0);
        host.release(sequence.blocks().dropHost());
    }

    /** Returns how many blocks hold what a sequence has computed. */
    public int blocksHeld(Sequence sequence) {
        return blocksFor(sequence.computedTokens());
    }

    /** Returns how many of its computed tokens a sequence has on the device; what moves counts as there. */
    public int deviceTokens(Sequence sequence) {
        return Math.min(sequence.computedTokens(), sequence.blocks().device().length * blockTokens);
    }

    /** Returns how many of its last device blocks a sequence would have to give up to free that many; all of them where that is not enough. */
    public int tailFreeing(Sequence sequence, int blocks) {
        int[] held = sequence.blocks().device();
        int freed = 0;
        int count = 0;
        while (count < held.length && freed < blocks) {
            freed += device.references(held[held.length - ++count]) == 1 ? 1 : 0;
        }
        return count;
    }

    /** Returns how many device blocks become free when those of a sequence that move to the host tier are there. */
    public int blocksLeaving(Sequence sequence) {
        int[] held = sequence.blocks().device();
        int leaving = 0;
        for (int i = sequence.blocks().hostFrom(); i < held.length; i++) {
            leaving += device.references(held[i]) == 1 ? 1 : 0;
        }
        return leaving;
    }

    /** Reserves host blocks for the last device blocks of a sequence. Returns the copies to carry out; null when there is no room, or nothing to move. */
    public @Nullable List<BlockCopy> beginSwapOut(Sequence sequence, int count) {
        BlockTable table = sequence.blocks();
        if (table.host().length == 0 && table.device().length > blocksHeld(sequence)) {
            leave(sequence, blocksHeld(sequence));
        }
        if (count < 1 || count > table.device().length || count > host.free()) {
            return null;
        }
        yielding.change(sequence, () -> table.prependHost(host.take(count)));
        List<BlockCopy> copies = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            copies.add(new BlockCopy(BlockTier.DEVICE, table.device()[table.hostFrom() + i], BlockTier.HOST, table.host()[i]));
        }
        return copies;
    }

    /** Frees the device blocks of a sequence that have been copied to the host tier. */
    public void endSwapOut(Sequence sequence) {
        leave(sequence, sequence.blocks().hostFrom());
    }

    /** Reserves device blocks for the first host blocks of a sequence. Returns false, and changes nothing, when there is no room. */
    public boolean reserveSwapIn(Sequence sequence, int count) {
        if (count > device.free()) {
            return false;
        }
        arrive(sequence);
        yielding.change(sequence, () -> sequence.blocks().append(device.take(count)));
        return true;
    }

    /** Returns the copies that bring the next of the reserved blocks back, at most so many. */
    public List<BlockCopy> swapIn(Sequence sequence, int most) {
        BlockTable table = sequence.blocks();
        int count = Math.min(most, table.moving());
        List<BlockCopy> copies = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            copies.add(new BlockCopy(BlockTier.HOST, table.host()[i], BlockTier.DEVICE, table.device()[table.hostFrom() + i]));
        }
        return copies;
    }

    /** Frees the first host blocks of a sequence, whose copies are done; with the last of them its device blocks are named. */
    public void endSwapIn(Sequence sequence, int count) {
        yielding.change(sequence, () -> host.release(sequence.blocks().dropHost(count)));
        if (sequence.blocks().host().length == 0) {
            commit(sequence);
        }
    }

    /** Says that a sequence gives up its KV as soon as others need the room, until it is released or {@link #keeps} it. */
    public void yields(Sequence sequence) {
        yielding.add(sequence);
    }

    /** Says that blocks of a sequence, which may be one that yields, begin to be copied, or are copied no more. */
    public void copying(Sequence sequence, boolean value) {
        yielding.change(sequence, () -> sequence.copying(value));
    }

    /** Says that a sequence yields its KV no more. */
    public void keeps(Sequence sequence) {
        yielding.remove(sequence);
    }

    /** Returns the KV of those that yield. */
    public YieldingKv yielding() {
        return yielding;
    }

    /** Says that a sequence keeps its blocks no longer for itself: others hold them, who yield. */
    public void stayed(Sequence sequence) {
        long present = sequence.open().clock().step() + 1;
        stays.add(clock.getAsLong(), present - sequence.blocks().since());
    }

    private static void arrive(Sequence sequence) {
        if (sequence.blocks().device().length == 0) {
            sequence.blocks().since(sequence.open().clock().step());
        }
    }

    /** Frees the device blocks of a sequence from that place on; with the first ends its stay, unless nobody counts it. */
    private void leave(Sequence sequence, int from) {
        yielding.change(sequence, () -> {
            int[] blocks = sequence.blocks().dropDevice(from);
            if (blocks.length > 0 && from == 0 && sequence.blocks().since() >= 0) {
                stayed(sequence);
            }
            device.release(blocks);
        });
    }

    /** Returns the blocks found for the head of a sequence, never that of its last token, whose output is what the step is for. */
    private int[] found(Sequence sequence) {
        int possible = prefixCache && sequence.open().promptScored() ? (sequence.totalTokens() - 1) / blockTokens : 0;
        int[] found = new int[possible];
        for (int i = 0; i < possible; i++) {
            Integer block = device.find(keys.key(sequence, i));
            if (block == null) {
                return Arrays.copyOf(found, i);
            }
            found[i] = block;
        }
        return found;
    }

    private int unreferenced(int[] blocks) {
        int count = 0;
        for (int block : blocks) {
            count += device.references(block) == 0 ? 1 : 0;
        }
        return count;
    }

    private int newBlocks(int found, int tokens) {
        return blocksFor(found * blockTokens + tokens) - found;
    }

    private int blocksFor(int tokens) {
        return (tokens + blockTokens - 1) / blockTokens;
    }
}
