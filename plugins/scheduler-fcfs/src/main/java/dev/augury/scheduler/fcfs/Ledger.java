package dev.augury.scheduler.fcfs;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;

/** The blocks of a lane as they will be when the plan so far is carried out. */
final class Ledger {

    private final StepView view;
    private int free;
    private int hostFree;
    private int coming;

    /** Starts with the blocks that are free now and those that copies under way will free. */
    Ledger(StepView view, int coming) {
        this.view = view;
        this.coming = coming;
        free = view.freeBlocks(BlockTier.DEVICE);
        hostFree = view.freeBlocks(BlockTier.HOST);
    }

    /** Returns the blocks that hold that many tokens. */
    static int blocks(StepView view, int tokens) {
        return (tokens + view.blockTokens() - 1) / view.blockTokens();
    }

    int free() {
        return free;
    }

    /** Returns whether that many blocks will be free once the copies under way have ended. */
    boolean arrives(int blocks) {
        return blocks <= free + coming;
    }

    void take(int blocks) {
        free -= blocks;
    }

    /** Sets blocks aside for a sequence that waits for them to arrive, those that are coming first. */
    void awaitBlocks(int blocks) {
        int fromComing = Math.min(blocks, coming);
        coming -= fromComing;
        free -= blocks - fromComing;
    }

    /** Gives a victim's blocks back, and those that the plan meant to give it. */
    void release(SequenceView victim, int granted) {
        free += view.blocksReleased(victim) + granted;
    }

    /** Takes room in the host tier for a victim and returns whether there was any. */
    boolean takeHost(SequenceView victim) {
        int needed = blocks(view, victim.computedTokens());
        if (needed == 0 || needed > hostFree) {
            return false;
        }
        hostFree -= needed;
        return true;
    }
}
