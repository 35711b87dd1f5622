package dev.augury.core.kv;

import dev.augury.core.flow.Sequence;
import java.util.HashSet;
import java.util.Set;

/**
 * The KV of sequences that give it up as soon as others need the room. It is counted as it comes and goes, so that asking takes the same time however much there is.
 * Touched by the loop of the lane alone.
 */
public final class YieldingKv {

    private final BlockPool device;
    private final int blockTokens;
    private final Set<Sequence> sequences = new HashSet<>();
    private final Set<Sequence> resting = new HashSet<>();
    private long blocks;
    private long deviceTokens;
    private long hostTokens;

    YieldingKv(BlockPool device, int blockTokens) {
        this.device = device;
        this.blockTokens = blockTokens;
    }

    /** Returns whether that sequence yields. */
    public boolean contains(Sequence sequence) {
        return sequences.contains(sequence);
    }

    /** Returns how many blocks the sequences hold in both tiers; one that moves counts in each, and one that several share for each of them. */
    public long blocks() {
        return blocks;
    }

    /** Returns the tokens that the sequences have on the device; what moves counts as there. */
    public long deviceTokens() {
        return deviceTokens;
    }

    /** Returns the tokens that the sequences have in the host tier alone. */
    public long hostTokens() {
        return hostTokens;
    }

    /** Returns how many device blocks become free if all the sequences of which nothing is being copied give up theirs. */
    public int deviceBlocks() {
        return device.onDemand();
    }

    void add(Sequence sequence) {
        if (sequences.add(sequence)) {
            if (!sequence.copying()) {
                resting.add(sequence);
                device.beginYield(sequence.blocks().device());
            }
            count(sequence, 1);
        }
    }

    void remove(Sequence sequence) {
        if (sequences.remove(sequence)) {
            if (resting.remove(sequence)) {
                device.endYield(sequence.blocks().device());
            }
            count(sequence, -1);
        }
    }

    /** Changes the blocks of a sequence, or learns that it began or ended to copy; it goes on to yield if it does. */
    void change(Sequence sequence, Runnable change) {
        boolean yields = contains(sequence);
        remove(sequence);
        change.run();
        if (yields) {
            add(sequence);
        }
    }

    private void count(Sequence sequence, int sign) {
        int device = Math.min(sequence.computedTokens(), sequence.blocks().device().length * blockTokens);
        blocks += sign * (sequence.blocks().device().length + sequence.blocks().host().length);
        deviceTokens += sign * device;
        hostTokens += sign * (sequence.computedTokens() - device);
    }
}
