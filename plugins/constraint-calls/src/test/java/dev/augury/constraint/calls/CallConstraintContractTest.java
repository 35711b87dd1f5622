package dev.augury.constraint.calls;

import dev.augury.spi.constrain.TokenConstraintFactory;
import dev.augury.testing.kit.constrain.TokenConstraintContract;

class CallConstraintContractTest extends TokenConstraintContract {

    @Override
    protected TokenConstraintFactory<?> factory() {
        return new CallConstraintFactory();
    }
}
