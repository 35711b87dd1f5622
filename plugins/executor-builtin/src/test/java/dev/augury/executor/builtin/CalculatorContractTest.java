package dev.augury.executor.builtin;

import dev.augury.spi.call.CallExecutorFactory;
import dev.augury.testing.kit.call.CallExecutorContract;

class CalculatorContractTest extends CallExecutorContract {

    @Override
    protected CallExecutorFactory<?> factory() {
        return new BuiltinFactory();
    }

    @Override
    protected String tool() {
        return "calculator";
    }

    @Override
    protected String arguments() {
        return "{\"expression\": \"2 * 3\"}";
    }
}
