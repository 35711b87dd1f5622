package dev.augury.core.kv;

import dev.augury.core.flow.BlockKey;
import dev.augury.core.flow.BlockTable;
import dev.augury.core.flow.Sequence;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import java.util.ArrayList;
import java.util.Arrays;
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
    private long queriedTokens;
    private long hitTokens;

    /**
     * The sizes of a lane's KV memory.
     *
     * @param blockTokens tokens per block
     * @param deviceBlocks blocks of the device tier
     * @param hostBlocks blocks of the host tier, 0 for none
     */
    public record Sizes(int blockTokens, int deviceBlocks, int hostBlocks) {}

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
        device = new BlockPool(sizes.deviceBlocks(), clock);
        host = new HostPool(sizes.hostBlocks());
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
        BlockTable table = sequence.blocks();
        int full = sequence.computedTokens() / blockTokens;
        for (int i = table.registered(); i < full; i++) {
            device.name(table.device()[i], keys.key(sequence, i));
        }
        table.registered(Math.max(table.registered(), full));
    }

    /** Frees all blocks of a sequence in both tiers; the named ones stay findable. */
    public void release(Sequence sequence) {
        device.release(sequence.blocks().dropDevice());
        host.release(sequence.blocks().dropHost());
    }

    /** Reserves host blocks for what a sequence has computed. Returns the copies to carry out; null when there is no room. */
    public @Nullable List<BlockCopy> beginSwapOut(Sequence sequence) {
        int count = blocksFor(sequence.computedTokens());
        if (count == 0 || count > host.free()) {
            return null;
        }
        int[] targets = host.take(count);
        sequence.blocks().host(targets);
        List<BlockCopy> copies = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            copies.add(new BlockCopy(BlockTier.DEVICE, sequence.blocks().device()[i], BlockTier.HOST, targets[i]));
        }
        return copies;
    }

    /** Frees the device blocks of a sequence whose copies are done. */
    public void endSwapOut(Sequence sequence) {
        device.release(sequence.blocks().dropDevice());
    }

    /** Reserves device blocks for a swapped sequence. Returns the copies to carry out; null when there is no room. */
    public @Nullable List<BlockCopy> beginSwapIn(Sequence sequence) {
        int[] sources = sequence.blocks().host();
        if (sources.length > device.free()) {
            return null;
        }
        int[] targets = device.take(sources.length);
        sequence.blocks().append(targets);
        List<BlockCopy> copies = new ArrayList<>(sources.length);
        for (int i = 0; i < sources.length; i++) {
            copies.add(new BlockCopy(BlockTier.HOST, sources[i], BlockTier.DEVICE, targets[i]));
        }
        return copies;
    }

    /** Frees the host blocks of a sequence whose copies are done, and names its device blocks. */
    public void endSwapIn(Sequence sequence) {
        host.release(sequence.blocks().dropHost());
        commit(sequence);
    }

    /** Returns the blocks found for the head of a sequence, never that of its last token, whose output is what the step is for. */
    private int[] found(Sequence sequence) {
        int possible = sequence.open().promptScored() ? (sequence.totalTokens() - 1) / blockTokens : 0;
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
