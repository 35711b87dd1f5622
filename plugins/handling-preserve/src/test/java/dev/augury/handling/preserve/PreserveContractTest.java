package dev.augury.handling.preserve;

import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.testing.kit.handling.HandlingPolicyContract;

class PreserveContractTest extends HandlingPolicyContract {

    @Override
    protected HandlingPolicyFactory<?> factory() {
        return new PreserveFactory();
    }
}
