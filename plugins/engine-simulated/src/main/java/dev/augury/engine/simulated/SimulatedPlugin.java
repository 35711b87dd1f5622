package dev.augury.engine.simulated;

import dev.augury.spi.Plugin;
import dev.augury.spi.engine.EngineFactory;
import java.util.List;

/** Brings the engine {@code simulated}. */
public final class SimulatedPlugin implements Plugin {

    @Override
    public List<EngineFactory<?>> engines() {
        return List.of(new SimulatedEngineFactory());
    }
}
