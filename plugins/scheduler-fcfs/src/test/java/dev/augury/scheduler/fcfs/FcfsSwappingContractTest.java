package dev.augury.scheduler.fcfs;

import java.util.Map;

/** The contract with the host tier and the rules that differ most from the defaults. */
class FcfsSwappingContractTest extends FcfsContractTest {

    @Override
    protected Map<String, String> options() {
        return Map.of(
                "preemption", "swap",
                "reserve-full-sequence", "false",
                "chunked-prefill", "false",
                "decodes-first", "false",
                "long-prefill-token-threshold", "5");
    }
}
