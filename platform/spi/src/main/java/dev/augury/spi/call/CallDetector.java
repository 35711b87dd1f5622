package dev.augury.spi.call;

import java.util.List;
import java.util.Optional;

/** Finds calls in what a model writes. Thread-safe; the scanners it opens are not. */
public interface CallDetector {

    /** Opens a scanner for one answer of a request that declares these tools. */
    CallScanner open(List<String> tools);

    /**
     * Writes a call's response in the form that the model expects: the content of the turn in which responses come back. The marks around the turn are the
     * template's; where one turn answers several calls, their texts follow each other, separated by line breaks.
     */
    String respond(DetectedCall call, String response);

    /** Returns how a call of a tool is written, so that it can be forced; empty where the form knows no call of that tool. */
    default Optional<CallFrame> frame(String tool) {
        return Optional.empty();
    }
}
