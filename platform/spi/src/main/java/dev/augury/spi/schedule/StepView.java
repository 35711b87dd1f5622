package dev.augury.spi.schedule;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import java.util.List;
import java.util.Optional;

/**
 * The lane before a step. Valid during the call it is passed to. Lists are live, unmodifiable and in the order named; walking one costs nothing beforehand.
 */
public interface StepView {

    /** Returns the time in nanoseconds of the lane's monotonic clock. */
    long now();

    /** Returns the number of the step, ascending. */
    long step();

    /** Returns the most tokens the step may have: what the measured cost model does in the step target. */
    int tokenBudget();

    /** Returns the most sequences that may run at once. */
    int sequencesMax();

    /** Returns the tokens of one block. */
    int blockTokens();

    /** Returns the blocks of a tier. */
    int totalBlocks(BlockTier tier);

    /**
     * Returns the blocks of a tier that can be had: on the device those that are free, cached prefixes that nobody references included, those that victims of the handling
     * policy would give up and those on their way to the host tier, which are there a step later; in the host tier those that no call is about to take.
     */
    int freeBlocks(BlockTier tier);

    /** Returns the waiting sequences: preempted and resumed ones where the host put them, new ones at the tail. */
    List<? extends SequenceView> waiting();

    /** Returns the running sequences in the order in which they began to run. */
    List<? extends SequenceView> running();

    /** Returns the sequences that wait for a call, in the order of their pauses. */
    List<? extends SequenceView> paused();

    /** Returns the swapped sequences that could go on, in the order of their swaps. */
    List<? extends SequenceView> swapped();

    /** Returns how many tokens at the head of the sequence would be found in the prefix cache; 0 unless it waits. At most one less than its total. */
    int prefixMatch(SequenceView sequence);

    /**
     * Returns how many free device blocks would be taken if {@code tokens} more tokens of the sequence were computed now: new blocks, cached ones found
     * that nobody references, and for a swapped sequence those it comes back to.
     */
    int blocksFor(SequenceView sequence, int tokens);

    /** Returns how many device blocks would become free if the sequence were preempted. */
    int blocksReleased(SequenceView sequence);

    /** Returns whether {@link #blocksFor} fits into the free device blocks now, before any grant of this plan. */
    default boolean fits(SequenceView sequence, int tokens) {
        return blocksFor(sequence, tokens) <= freeBlocks(BlockTier.DEVICE);
    }

    /** Returns the handling meant for the sequence's next call; empty when the handling policy abstains. */
    Optional<Handling> intendedHandling(SequenceView sequence);

    /** Returns the measured costs. */
    CostView cost();

    /** Returns the tenants with live requests. */
    List<? extends TenantView> tenants();
}
