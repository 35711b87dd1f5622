package dev.augury.spi.call;

import java.util.List;

/** Reads one answer as it is written. Called on the loop's thread for every token; within 50 microseconds. */
public interface CallScanner {

    /**
     * Takes the text that a token added, which holds whole characters only and may be empty.
     *
     * @return what is now known: text to pass on, and calls that became complete
     */
    Scan scan(String text);

    /** Takes the end of the answer and returns what was held back. */
    Scan end();

    /**
     * What a scan found.
     *
     * @param text text that is surely not part of a call, in order
     * @param calls calls that became complete
     * @param malformed what was written as a call but cannot be read, one sentence each
     */
    record Scan(String text, List<DetectedCall> calls, List<String> malformed) {

        /** Copies the lists. */
        public Scan {
            calls = List.copyOf(calls);
            malformed = List.copyOf(malformed);
        }
    }
}
