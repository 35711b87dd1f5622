package dev.augury.engine.cpu;

import dev.augury.spi.Plugin;
import dev.augury.spi.engine.EngineFactory;
import java.util.List;

/** Brings the engine {@code cpu}. */
public final class CpuPlugin implements Plugin {

    @Override
    public List<EngineFactory<?>> engines() {
        return List.of(new CpuEngineFactory());
    }
}
