package dev.augury.detector.mistral;

import dev.augury.calltext.CallReader;
import dev.augury.calltext.JsonString;
import dev.augury.calltext.JsonText;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallFrame;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import java.util.List;
import java.util.Optional;

/** Finds calls behind a mark. */
final class MistralDetector implements CallDetector {

    static final String MARK = "[TOOL_CALLS]";

    @Override
    public CallScanner open(List<String> tools) {
        return new MistralScanner(new CallReader(tools));
    }

    /** The response stands in the turn as JSON: as it is where it is JSON, else as a string. */
    @Override
    public String respond(DetectedCall call, String response) {
        String content = JsonText.isWhole(response) ? response.strip() : JsonString.quote(response);
        return "[TOOL_RESULTS]{\"content\": " + content + "}[/TOOL_RESULTS]";
    }

    @Override
    public Optional<CallFrame> frame(String tool) {
        return Optional.of(new CallFrame(MARK + "[{\"name\": " + JsonString.quote(tool) + ", \"arguments\": ", "}]"));
    }
}
