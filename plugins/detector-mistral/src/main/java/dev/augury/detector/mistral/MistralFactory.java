package dev.augury.detector.mistral;

import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;

/** Makes detectors of calls behind {@code [TOOL_CALLS]}. */
public final class MistralFactory implements CallDetectorFactory<MistralFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String name() {
        return "mistral";
    }

    @Override
    public String description() {
        return "Finds calls behind [TOOL_CALLS], as an array or as name[ARGS]{…}, as Mistral's models write them.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public int fit(String chatTemplate) {
        return chatTemplate.contains(MistralDetector.MARK) ? 20 : 0;
    }

    @Override
    public CallDetector create(NoOptions options, PluginContext context) {
        return new MistralDetector();
    }
}
