package dev.augury.executor.builtin;

import dev.augury.spi.Plugin;
import dev.augury.spi.call.CallExecutorFactory;
import java.util.List;

/** Brings the call executor {@code builtin}. */
public final class BuiltinPlugin implements Plugin {

    @Override
    public List<CallExecutorFactory<?>> callExecutors() {
        return List.of(new BuiltinFactory());
    }
}
