package dev.augury.detector.json;

import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;

/** Makes detectors of calls that stand in the answer as plain JSON. */
public final class JsonFactory implements CallDetectorFactory<JsonFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "Finds calls that stand in the answer as plain JSON, {\"name\": …, \"arguments\": {…}} or an array of them, at the start of a line.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    /** The poorest fit that is one: a template that speaks of tools, in a form that no other detector may know. */
    @Override
    public int fit(String chatTemplate) {
        return chatTemplate.contains("tools") ? 1 : 0;
    }

    @Override
    public CallDetector create(NoOptions options, PluginContext context) {
        return new JsonDetector();
    }
}
