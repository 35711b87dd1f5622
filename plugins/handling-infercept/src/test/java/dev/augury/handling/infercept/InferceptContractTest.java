package dev.augury.handling.infercept;

import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.testing.kit.handling.HandlingPolicyContract;

class InferceptContractTest extends HandlingPolicyContract {

    @Override
    protected HandlingPolicyFactory<?> factory() {
        return new InferceptFactory();
    }
}
