package dev.augury.executor.builtin;

import dev.augury.spi.call.CallExecutorFactory;
import dev.augury.testing.kit.call.CallExecutorContract;

class ClockContractTest extends CallExecutorContract {

    @Override
    protected CallExecutorFactory<?> factory() {
        return new BuiltinFactory();
    }

    @Override
    protected String tool() {
        return "clock";
    }

    @Override
    protected String arguments() {
        return "{\"city\": \"Lisbon\"}";
    }
}
