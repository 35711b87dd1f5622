package dev.augury.detector.json;

import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.DetectedCall;
import dev.augury.testing.kit.call.CallDetectorContract;

class JsonContractTest extends CallDetectorContract {

    @Override
    protected CallDetectorFactory<?> factory() {
        return new JsonFactory();
    }

    @Override
    protected String written(DetectedCall call) {
        return "{\"name\": \"" + call.tool() + "\", \"arguments\": " + call.arguments() + "}";
    }

    @Override
    protected String fittingTemplate() {
        return "{% if tools %}Answer with JSON{% endif %}";
    }

    @Override
    protected boolean textMayPrecede() {
        return false;
    }
}
