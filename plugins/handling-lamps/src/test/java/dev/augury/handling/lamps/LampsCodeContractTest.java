package dev.augury.handling.lamps;

import java.util.Map;

class LampsCodeContractTest extends LampsContractTest {

    @Override
    protected Map<String, String> options() {
        return Map.of("form", "code", "grown-context", "true");
    }
}
