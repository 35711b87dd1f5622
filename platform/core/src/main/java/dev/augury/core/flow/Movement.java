package dev.augury.core.flow;

import dev.augury.spi.engine.BlockCopy;
import java.util.List;

/**
 * A sequence some or all of whose blocks change their tier. Until the copies are done it is neither granted tokens nor a victim, and its blocks are nobody
 * else's, even when it is cancelled meanwhile.
 *
 * @param sequence the sequence
 * @param direction where to
 * @param copies what to copy, at least one block
 */
public record Movement(Sequence sequence, Direction direction, List<BlockCopy> copies) {

    /** Copies the list. */
    public Movement {
        copies = List.copyOf(copies);
    }

    /** Where to. */
    public enum Direction {
        /** To the host tier. */
        OUT,
        /** Back to the device. */
        IN
    }
}
