package dev.augury.executor.http;

import dev.augury.spi.Plugin;
import dev.augury.spi.call.CallExecutorFactory;
import java.util.List;

/** Brings the call executor {@code http}. */
public final class HttpPlugin implements Plugin {

    @Override
    public List<CallExecutorFactory<?>> callExecutors() {
        return List.of(new HttpFactory());
    }
}
