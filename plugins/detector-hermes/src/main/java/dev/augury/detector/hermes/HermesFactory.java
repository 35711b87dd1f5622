package dev.augury.detector.hermes;

import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;

/** Makes detectors of calls between {@code <tool_call>} marks. */
public final class HermesFactory implements CallDetectorFactory<HermesFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String name() {
        return "hermes";
    }

    @Override
    public String description() {
        return "Finds calls between <tool_call> and </tool_call>, as Hermes, Qwen and the demo model write them.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    /** A template that also speaks of {@code <function=} wants the calls inside the marks in another form. */
    @Override
    public int fit(String chatTemplate) {
        return chatTemplate.contains(HermesDetector.OPEN) && !chatTemplate.contains("<function=") ? 20 : 0;
    }

    @Override
    public CallDetector create(NoOptions options, PluginContext context) {
        return new HermesDetector();
    }
}
