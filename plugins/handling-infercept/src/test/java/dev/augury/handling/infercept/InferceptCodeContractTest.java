package dev.augury.handling.infercept;

import java.util.Map;

class InferceptCodeContractTest extends InferceptContractTest {

    @Override
    protected Map<String, String> options() {
        return Map.of("form", "code", "estimator", "elapsed");
    }
}
