package dev.augury.handling.swap;

import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.testing.kit.handling.HandlingPolicyContract;

class SwapContractTest extends HandlingPolicyContract {

    @Override
    protected HandlingPolicyFactory<?> factory() {
        return new SwapFactory();
    }
}
