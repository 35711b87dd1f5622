package dev.augury.spi.call;

import java.util.List;

/** Finds calls in what a model writes. Thread-safe; the scanners it opens are not. */
public interface CallDetector {

    /** Opens a scanner for one answer of a request that declares these tools. */
    CallScanner open(List<String> tools);

    /** Writes a call's response in the form that the model expects, as text for the template's turn. */
    String respond(DetectedCall call, String response);
}
