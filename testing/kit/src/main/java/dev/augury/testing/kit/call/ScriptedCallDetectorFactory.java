package dev.augury.testing.kit.call;

import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;
import java.util.function.Supplier;

/**
 * A factory of detectors that a test makes.
 *
 * @param name the name it goes by
 * @param maker makes a detector
 */
public record ScriptedCallDetectorFactory(String name, Supplier<CallDetector> maker)
        implements CallDetectorFactory<ScriptedCallDetectorFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String description() {
        return "Finds the calls that its test wants it to.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public int fit(String chatTemplate) {
        return chatTemplate.contains(ScriptedCallDetector.OPEN) ? 1 : 0;
    }

    @Override
    public CallDetector create(NoOptions options, PluginContext context) {
        return maker.get();
    }
}
