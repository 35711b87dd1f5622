package dev.augury.app.replay;

import java.util.Map;
import java.util.Optional;

/**
 * The machines on which costs of the engine {@code simulated} were measured: what they have for KV is 0.9 of 40 GB per device, as in the papers' experiments, less the
 * weights at two bytes each.
 *
 * @param devices how many devices it has
 * @param weightBytes bytes of the model's weights
 */
public record Machine(int devices, long weightBytes) {

    private static final long DEVICE_BYTES = 36_000_000_000L;
    private static final Map<String, Machine> BY_COSTS =
            Map.of("gptj-6b-a100", new Machine(1, 2 * 6_050_882_784L), "vicuna-13b-2xa100", new Machine(2, 2 * 13_015_864_320L));

    /** Returns the machine of costs, if they are known by name. */
    public static Optional<Machine> of(String costs) {
        return Optional.ofNullable(BY_COSTS.get(costs));
    }

    /** Returns what it has for KV. */
    public long kvBytes() {
        return devices * DEVICE_BYTES - weightBytes;
    }
}
