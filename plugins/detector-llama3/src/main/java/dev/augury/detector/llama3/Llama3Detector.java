package dev.augury.detector.llama3;

import dev.augury.calltext.CallReader;
import dev.augury.calltext.JsonString;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallFrame;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import java.util.List;
import java.util.Optional;

/** Finds calls at the start of an answer and behind the python tag. */
final class Llama3Detector implements CallDetector {

    static final String TAG = "<|python_tag|>";

    @Override
    public CallScanner open(List<String> tools) {
        return new Llama3Scanner(new CallReader(tools));
    }

    /** The turn of the role {@code ipython} holds the response and nothing else. */
    @Override
    public String respond(DetectedCall call, String response) {
        return response;
    }

    @Override
    public Optional<CallFrame> frame(String tool) {
        return Optional.of(new CallFrame("{\"name\": " + JsonString.quote(tool) + ", \"parameters\": ", "}"));
    }
}
