package dev.augury.bench.call;

import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Takes the first token of an answer that may call for a call, which takes its time. */
record OneCall(int millis) implements CallDetector, CallExecutor {

    static final String TOOL = "t";

    @Override
    public CallScanner open(List<String> tools) {
        return new CallScanner() {
            private boolean called;

            @Override
            public Scan scan(String text) {
                boolean now = !called && !tools.isEmpty();
                called |= now;
                return now ? new Scan("", List.of(new DetectedCall(TOOL, text.strip())), List.of()) : new Scan(text, List.of(), List.of());
            }

            @Override
            public Scan end() {
                return new Scan("", List.of(), List.of());
            }
        };
    }

    @Override
    public String respond(DetectedCall call, String response) {
        return response;
    }

    @Override
    public Set<String> tools() {
        return Set.of(TOOL);
    }

    @Override
    public CallResponse execute(CallRequest call) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return new CallResponse("done", false);
    }
}
