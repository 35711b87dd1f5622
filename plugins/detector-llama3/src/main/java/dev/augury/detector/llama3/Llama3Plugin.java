package dev.augury.detector.llama3;

import dev.augury.spi.Plugin;
import dev.augury.spi.call.CallDetectorFactory;
import java.util.List;

/** Brings the call detector {@code llama3}. */
public final class Llama3Plugin implements Plugin {

    @Override
    public List<CallDetectorFactory<?>> callDetectors() {
        return List.of(new Llama3Factory());
    }
}
