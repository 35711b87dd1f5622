package dev.augury.detector.llama3;

import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.DetectedCall;
import dev.augury.testing.kit.call.CallDetectorContract;

/** JSON behind the python tag, which may follow text. */
class TaggedContractTest extends CallDetectorContract {

    @Override
    protected CallDetectorFactory<?> factory() {
        return new Llama3Factory();
    }

    @Override
    protected String written(DetectedCall call) {
        return "<|python_tag|>{\"name\": \"" + call.tool() + "\", \"parameters\": " + call.arguments() + "}";
    }

    @Override
    protected String fittingTemplate() {
        return "<|start_header_id|> <|python_tag|> \"parameters\"";
    }
}
