package dev.augury.detector.mistral;

import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.DetectedCall;
import dev.augury.testing.kit.call.CallDetectorContract;

/** The newer form, in which every call has a mark of its own. */
class NamedFormContractTest extends CallDetectorContract {

    @Override
    protected CallDetectorFactory<?> factory() {
        return new MistralFactory();
    }

    @Override
    protected String written(DetectedCall call) {
        return "[TOOL_CALLS]" + call.tool() + "[ARGS]" + call.arguments();
    }

    @Override
    protected String fittingTemplate() {
        return "{{- \"[TOOL_CALLS]\" + name + \"[ARGS]\" }}";
    }
}
