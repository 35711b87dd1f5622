package dev.augury.detector.hermes;

import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.DetectedCall;
import dev.augury.testing.kit.call.CallDetectorContract;

class HermesContractTest extends CallDetectorContract {

    @Override
    protected CallDetectorFactory<?> factory() {
        return new HermesFactory();
    }

    @Override
    protected String written(DetectedCall call) {
        return "<tool_call>\n{\"name\": \"" + call.tool() + "\", \"arguments\": " + call.arguments() + "}\n</tool_call>";
    }

    @Override
    protected String fittingTemplate() {
        return "return a json object within <tool_call></tool_call> XML tags";
    }
}
