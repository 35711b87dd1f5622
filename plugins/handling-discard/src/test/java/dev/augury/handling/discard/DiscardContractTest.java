package dev.augury.handling.discard;

import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.testing.kit.handling.HandlingPolicyContract;

class DiscardContractTest extends HandlingPolicyContract {

    @Override
    protected HandlingPolicyFactory<?> factory() {
        return new DiscardFactory();
    }
}
