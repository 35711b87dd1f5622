package dev.augury.handling.lamps;

import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.testing.kit.handling.HandlingPolicyContract;

class LampsContractTest extends HandlingPolicyContract {

    @Override
    protected HandlingPolicyFactory<?> factory() {
        return new LampsFactory();
    }
}
