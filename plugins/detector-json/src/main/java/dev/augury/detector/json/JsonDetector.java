package dev.augury.detector.json;

import dev.augury.calltext.CallReader;
import dev.augury.calltext.JsonString;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallFrame;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import java.util.List;
import java.util.Optional;

/** Finds calls that carry no mark. */
final class JsonDetector implements CallDetector {

    @Override
    public CallScanner open(List<String> tools) {
        return new JsonScanner(new CallReader(tools));
    }

    @Override
    public String respond(DetectedCall call, String response) {
        return response;
    }

    @Override
    public Optional<CallFrame> frame(String tool) {
        return Optional.of(new CallFrame("{\"name\": " + JsonString.quote(tool) + ", \"arguments\": ", "}"));
    }
}
