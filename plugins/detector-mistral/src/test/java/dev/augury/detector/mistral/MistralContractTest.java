package dev.augury.detector.mistral;

import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.DetectedCall;
import dev.augury.testing.kit.call.CallDetectorContract;

class MistralContractTest extends CallDetectorContract {

    @Override
    protected CallDetectorFactory<?> factory() {
        return new MistralFactory();
    }

    @Override
    protected String written(DetectedCall call) {
        return "[TOOL_CALLS] [{\"name\": \"" + call.tool() + "\", \"arguments\": " + call.arguments() + "}]";
    }

    @Override
    protected String fittingTemplate() {
        return "{{- \"[TOOL_CALLS][\" }}";
    }
}
