package dev.augury.spi.preview;

import dev.augury.spi.Preview;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.schedule.SequenceView;
import java.util.List;

/** Which blocks of a sequence stay, which are read and how they are packed. Called on the loop's thread before every step. */
@Preview
public interface CachePolicy {

    /** Returns the segments that the next step of the sequence reads. */
    List<KvSegment> select(SequenceView sequence, KvSegment all);

    /** Returns the indices of the sequence's blocks that may be freed. */
    int[] evict(SequenceView sequence, KvSegment all);
}
