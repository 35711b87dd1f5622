package dev.augury.engine.cpu.kernel;

/** Which channels a rotary embedding rotates together. */
public enum RopePairing {
    /** Channel i with i + n/2 ("neox"): qwen, phi, and most others. */
    HALVES,
    /** Channel 2i with 2i + 1 ("norm"): llama, mistral, granite as model files hold them. */
    ADJACENT
}
