package dev.augury.detector.llama3;

import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.DetectedCall;
import dev.augury.testing.kit.call.CallDetectorContract;

class Llama3ContractTest extends CallDetectorContract {

    @Override
    protected CallDetectorFactory<?> factory() {
        return new Llama3Factory();
    }

    @Override
    protected String written(DetectedCall call) {
        return "{\"name\": \"" + call.tool() + "\", \"parameters\": " + call.arguments() + "}";
    }

    @Override
    protected String fittingTemplate() {
        return "<|start_header_id|>system<|end_header_id|> {\"name\": function name, \"parameters\": dictionary}";
    }

    @Override
    protected boolean textMayPrecede() {
        return false;
    }
}
