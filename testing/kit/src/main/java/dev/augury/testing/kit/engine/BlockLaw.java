package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the border says of blocks over time: nothing is read before it was written, nobody touches the target of a copy under way, and nobody writes its
 * source, which other sequences may share and go on reading.
 */
final class BlockLaw {

    private final KvSizes kv;
    private final long[] deviceWritten;
    private final long[] hostWritten;
    private final BitSet deviceTargets = new BitSet();
    private final BitSet hostTargets = new BitSet();
    private final int[] deviceSources;
    private final int[] hostSources;

    BlockLaw(KvSizes kv) {
        this.kv = kv;
        deviceWritten = new long[kv.deviceBlocks()];
        hostWritten = new long[kv.hostBlocks()];
        deviceSources = new int[kv.deviceBlocks()];
        hostSources = new int[kv.hostBlocks()];
    }

    /** Returns what a step may not do, and marks what it writes. */
    synchronized List<String> beforeStep(StepPlan plan) {
        List<String> found = new ArrayList<>();
        for (StepRow row : plan.rows()) {
            for (KvSegment segment : row.segments()) {
                read(row, segment, found);
            }
        }
        for (StepRow row : plan.rows()) {
            KvSegment target = row.target();
            for (int i = 0; i < row.tokens().length; i++) {
                write(row, target.blocks()[(target.length() + i) / kv.blockTokens()], (target.length() + i) % kv.blockTokens(), found);
            }
        }
        return found;
    }

    private void read(StepRow row, KvSegment segment, List<String> found) {
        for (int start = 0; start < segment.length(); start += kv.blockTokens()) {
            int block = segment.blocks()[start / kv.blockTokens()];
            long needed = mask(Math.min(kv.blockTokens(), segment.length() - start));
            if ((deviceWritten[block] & needed) != needed) {
                found.add("Sequence " + row.sequence() + " reads slots of block " + block + " that were never written");
            }
            if (deviceTargets.get(block)) {
                found.add("Sequence " + row.sequence() + " reads block " + block + " while it is the target of a copy");
            }
        }
    }

    private void write(StepRow row, int block, int slot, List<String> found) {
        if (inFlight(BlockTier.DEVICE, block)) {
            found.add("Sequence " + row.sequence() + " writes block " + block + " while it is being copied");
        }
        deviceWritten[block] = slot == 0 ? 1 : deviceWritten[block] | 1L << slot;
    }

    /** Returns what copies may not do, and marks their blocks as in flight. */
    synchronized List<String> beforeCopy(List<BlockCopy> copies) {
        List<String> found = new ArrayList<>();
        for (BlockCopy copy : copies) {
            boolean known = known(copy.fromTier(), copy.from(), found) & known(copy.toTier(), copy.to(), found);
            if (known && (targets(copy.fromTier()).get(copy.from()) || inFlight(copy.toTier(), copy.to()))) {
                found.add(copy + " touches a block that is already being copied");
            }
        }
        if (found.isEmpty()) {
            for (BlockCopy copy : copies) {
                sources(copy.fromTier())[copy.from()]++;
                targets(copy.toTier()).set(copy.to());
            }
        }
        return found;
    }

    /** Marks the blocks of copies as at rest. */
    synchronized void afterCopy(List<BlockCopy> copies, boolean failed) {
        for (BlockCopy copy : copies) {
            written(copy.toTier())[copy.to()] = failed ? 0 : written(copy.fromTier())[copy.from()];
        }
        for (BlockCopy copy : copies) {
            sources(copy.fromTier())[copy.from()]--;
            targets(copy.toTier()).clear(copy.to());
        }
    }

    /** Returns the blocks of a tier that are being copied. */
    synchronized int inFlight(BlockTier tier) {
        int count = 0;
        for (int block = 0; block < written(tier).length; block++) {
            count += inFlight(tier, block) ? 1 : 0;
        }
        return count;
    }

    private boolean inFlight(BlockTier tier, int block) {
        return targets(tier).get(block) || sources(tier)[block] > 0;
    }

    private boolean known(BlockTier tier, int block, List<String> found) {
        boolean known = block >= 0 && block < written(tier).length;
        if (!known) {
            found.add("Block " + block + " is outside the " + tier + " tier of " + written(tier).length + " blocks");
        }
        return known;
    }

    private long[] written(BlockTier tier) {
        return tier == BlockTier.DEVICE ? deviceWritten : hostWritten;
    }

    private BitSet targets(BlockTier tier) {
        return tier == BlockTier.DEVICE ? deviceTargets : hostTargets;
    }

    private int[] sources(BlockTier tier) {
        return tier == BlockTier.DEVICE ? deviceSources : hostSources;
    }

    private static long mask(int slots) {
        return slots == 64 ? -1L : (1L << slots) - 1;
    }
}
