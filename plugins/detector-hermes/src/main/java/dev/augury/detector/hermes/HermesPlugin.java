package dev.augury.detector.hermes;

import dev.augury.spi.Plugin;
import dev.augury.spi.call.CallDetectorFactory;
import java.util.List;

/** Brings the call detector {@code hermes}. */
public final class HermesPlugin implements Plugin {

    @Override
    public List<CallDetectorFactory<?>> callDetectors() {
        return List.of(new HermesFactory());
    }
}
