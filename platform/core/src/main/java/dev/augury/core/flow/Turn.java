package dev.augury.core.flow;

import dev.augury.spi.call.DetectedCall;
import java.util.List;

/**
 * What a model called when it ended its turn.
 *
 * @param calls the calls in order
 * @param malformed what was written as a call but cannot be read, one sentence each
 */
public record Turn(List<DetectedCall> calls, List<String> malformed) {

    /** Copies the lists. */
    public Turn {
        calls = List.copyOf(calls);
        malformed = List.copyOf(malformed);
    }
}
