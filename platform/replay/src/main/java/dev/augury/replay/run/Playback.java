package dev.augury.replay.run;

import dev.augury.replay.trace.TracedRequest;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import java.util.List;

/** One request as it is replayed: knows in which segment its answer is, because a scanner is opened for each. */
final class Playback {

    private final int number;
    private final TracedRequest request;
    private int segments;

    Playback(int number, TracedRequest request) {
        this.number = number;
        this.request = request;
    }

    TracedRequest request() {
        return request;
    }

    /** Returns what reads the next segment: text as it comes, and at its end the call that the script wants. */
    CallScanner open() {
        int segment = segments++;
        return new CallScanner() {
            @Override
            public Scan scan(String text) {
                return new Scan(text, List.of(), List.of());
            }

            @Override
            public Scan end() {
                boolean calls = request.segments().get(segment).call() != null;
                return new Scan("", calls ? List.of(new DetectedCall(request.type(), Cue.of(number, segment).arguments())) : List.of(), List.of());
            }
        };
    }
}
