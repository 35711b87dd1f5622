package dev.augury.calltext;

import dev.augury.spi.call.CallScanner.Scan;
import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.List;

/** Gathers what one scan finds. */
public final class Findings {

    private static final Scan NOTHING = new Scan("", List.of(), List.of());

    private final StringBuilder text = new StringBuilder();
    private final List<DetectedCall> calls = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();

    /** Adds text that is surely no call. */
    public void text(CharSequence more) {
        text.append(more);
    }

    /** Adds a call. */
    public void call(DetectedCall call) {
        calls.add(call);
    }

    /** Adds a sentence on what was written as a call and cannot be read. */
    public void malformed(String sentence) {
        malformed.add(sentence);
    }

    /** Returns what was found since the last time. */
    public Scan take() {
        if (text.isEmpty() && calls.isEmpty() && malformed.isEmpty()) {
            return NOTHING;
        }
        Scan scan = new Scan(text.toString(), calls, malformed);
        text.setLength(0);
        calls.clear();
        malformed.clear();
        return scan;
    }
}
