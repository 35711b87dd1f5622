package dev.augury.engine.cpu.arch;

import dev.augury.engine.cpu.kernel.RopePairing;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The architectures that the engine runs, under the names that {@code general.architecture} gives them. Mistral and SmolLM (1, 2) files
 * call themselves {@code llama}.
 */
public enum Architecture {
    LLAMA("llama", RopePairing.ADJACENT),
    QWEN2("qwen2", RopePairing.HALVES),
    QWEN3("qwen3", RopePairing.HALVES),
    PHI3("phi3", RopePairing.HALVES),
    GRANITE("granite", RopePairing.ADJACENT),
    SMOLLM3("smollm3", RopePairing.ADJACENT);

    private final String key;
    private final RopePairing pairing;

    Architecture(String key, RopePairing pairing) {
        this.key = key;
        this.pairing = pairing;
    }

    /** The name in model files, which also begins its metadata keys. */
    public String key() {
        return key;
    }

    /** How this architecture's files order the channels that rotate together. */
    RopePairing pairing() {
        return pairing;
    }

    /** Whether the heads of queries and keys are normalised before they are rotated. */
    boolean headNorms() {
        return this == QWEN3;
    }

    /** Whether query, key and value share one tensor, and gate and up another. */
    boolean fused() {
        return this == PHI3;
    }

    /** Every how many layers one goes without rotation; 0 for never. */
    int unrotatedEvery() {
        return this == SMOLLM3 ? 4 : 0;
    }

    /** Finds an architecture by its name in model files. */
    public static Optional<Architecture> find(String key) {
        return Arrays.stream(values()).filter(a -> a.key.equals(key)).findFirst();
    }

    /** All names, for messages. */
    public static String known() {
        return Arrays.stream(values()).map(Architecture::key).collect(Collectors.joining(", "));
    }
}
