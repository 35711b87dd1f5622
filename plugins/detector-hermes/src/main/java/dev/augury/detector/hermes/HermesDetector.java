package dev.augury.detector.hermes;

import dev.augury.calltext.CallReader;
import dev.augury.calltext.JsonString;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallFrame;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import java.util.List;
import java.util.Optional;

/** Finds calls between two marks. */
final class HermesDetector implements CallDetector {

    static final String OPEN = "<tool_call>";
    static final String CLOSE = "</tool_call>";

    @Override
    public CallScanner open(List<String> tools) {
        return new HermesScanner(new CallReader(tools));
    }

    @Override
    public String respond(DetectedCall call, String response) {
        return "<tool_response>\n" + response + "\n</tool_response>";
    }

    @Override
    public Optional<CallFrame> frame(String tool) {
        return Optional.of(new CallFrame(OPEN + "\n{\"name\": " + JsonString.quote(tool) + ", \"arguments\": ", "}\n" + CLOSE));
    }
}
