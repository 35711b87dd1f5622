package dev.augury.spi.preview;

import dev.augury.spi.Preview;

/** Whether a stream goes on. Called off the loop, in order per stream. */
@Preview
public interface OutputMonitor {

    /** What becomes of the text seen so far. */
    enum Judgement {
        /** It is passed on. */
        CONTINUE,
        /** It is held back until the next judgement. */
        HOLD,
        /** The stream ends. */
        STOP
    }

    /** Judges the text that a stream added. */
    Judgement judge(long request, String text);
}
