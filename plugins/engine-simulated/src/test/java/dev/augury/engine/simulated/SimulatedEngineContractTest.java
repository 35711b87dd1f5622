package dev.augury.engine.simulated;

import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.model.ModelSource;
import dev.augury.testing.kit.engine.EngineContract;
import dev.augury.testing.kit.engine.ScriptedModel;

class SimulatedEngineContractTest extends EngineContract {

    @Override
    protected EngineFactory<?> factory() {
        return new SimulatedEngineFactory();
    }

    @Override
    protected ModelSource model() {
        return new ScriptedModel("tiny", 1000);
    }
}
