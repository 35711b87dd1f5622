package dev.augury.engine.cpu.forward;

import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.StepRow;
import java.util.List;

/**
 * Neighbouring tokens of one row that run in one slice.
 *
 * @param row the row
 * @param from index in the row of the first token
 * @param count tokens
 * @param at index in the slice of the first token
 */
record Part(StepRow row, int from, int count, int at) {

    /** Index in the row's last segment of the slice's token. */
    int slot(int sliceToken) {
        return row.target().length() + from + sliceToken - at;
    }

    List<KvSegment> segments() {
        return row.segments();
    }
}
