package dev.augury.detector.mistral;

import dev.augury.spi.Plugin;
import dev.augury.spi.call.CallDetectorFactory;
import java.util.List;

/** Brings the call detector {@code mistral}. */
public final class MistralPlugin implements Plugin {

    @Override
    public List<CallDetectorFactory<?>> callDetectors() {
        return List.of(new MistralFactory());
    }
}
