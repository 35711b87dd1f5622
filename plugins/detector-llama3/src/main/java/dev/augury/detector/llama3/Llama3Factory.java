package dev.augury.detector.llama3;

import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;

/** Makes detectors of calls that stand in the answer as bare JSON or behind {@code <|python_tag|>}. */
public final class Llama3Factory implements CallDetectorFactory<Llama3Factory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String name() {
        return "llama3";
    }

    @Override
    public String description() {
        return "Finds calls as Llama 3 writes them: a JSON object at the start of the answer, and calls behind <|python_tag|>.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    /** Templates for models of that family that speak of {@code <function=} want the calls in another form. */
    @Override
    public int fit(String chatTemplate) {
        boolean family = chatTemplate.contains("<|start_header_id|>") && !chatTemplate.contains("<function=");
        return family && chatTemplate.contains("parameters") ? 20 : 0;
    }

    @Override
    public CallDetector create(NoOptions options, PluginContext context) {
        return new Llama3Detector();
    }
}
