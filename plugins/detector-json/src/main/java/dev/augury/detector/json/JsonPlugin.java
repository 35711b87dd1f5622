package dev.augury.detector.json;

import dev.augury.spi.Plugin;
import dev.augury.spi.call.CallDetectorFactory;
import java.util.List;

/** Brings the call detector {@code json}. */
public final class JsonPlugin implements Plugin {

    @Override
    public List<CallDetectorFactory<?>> callDetectors() {
        return List.of(new JsonFactory());
    }
}
