package dev.augury.scheduler.lamps;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;

/** The blocks of a lane as they will be when the plan so far is carried out. Blocks that the host would take from paused calls count as free. */
final class Room {

    private final StepView view;
    private int free;
    private int hostFree;
    private int coming;

    /**
     * Starts with the blocks that are free now.
     *
     * @param coming blocks that copies under way will free
     * @param reserve share of the host tier that victims do not take
     */
    Room(StepView view, int coming, double reserve) {
        this.view = view;
        this.coming = coming;
        free = view.freeBlocks(BlockTier.DEVICE);
        hostFree = view.freeBlocks(BlockTier.HOST) - (int) (reserve * view.totalBlocks(BlockTier.HOST));
    }

    static int blocks(StepView view, int tokens) {
        return Math.ceilDiv(tokens, view.blockTokens());
    }

    int free() {
        return free;
    }

    /** Returns the blocks that copies under way will free. */
    int coming() {
        return coming;
    }

    void take(int blocks) {
        free -= blocks;
    }

    /** Sets blocks aside that will be free once the copies under way have ended, if that is enough; returns whether it is. */
    boolean await(int blocks) {
        if (blocks > free + coming) {
            return false;
        }
        int fromComing = Math.min(blocks, coming);
        coming -= fromComing;
        free -= blocks - fromComing;
        return true;
    }

    /** Gives a victim's blocks back, and those that the plan meant to give it. */
    void release(SequenceView victim, int granted) {
        free += view.blocksReleased(victim) + granted;
    }

    /** Takes so many blocks of the host tier for a victim and returns whether there were as many; nothing is no victim's. */
    boolean takeHost(int blocks) {
        if (blocks == 0 || blocks > hostFree) {
            return false;
        }
        hostFree -= blocks;
        return true;
    }
}
