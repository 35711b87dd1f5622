package dev.augury.model.synth;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The families of models that can be made. Several share the name that the file gives itself. */
public enum SynthArchitecture {
    LLAMA("llama", 500_000),
    MISTRAL("llama", 1_000_000),
    SMOLLM("llama", 100_000),
    SMOLLM3("smollm3", 5_000_000),
    QWEN2("qwen2", 1_000_000),
    QWEN3("qwen3", 1_000_000),
    PHI3("phi3", 10_000),
    GRANITE("granite", 10_000);

    private final String fileName;
    private final float ropeBase;

    SynthArchitecture(String fileName, float ropeBase) {
        this.fileName = fileName;
        this.ropeBase = ropeBase;
    }

    /** Returns the value of {@code general.architecture}. */
    public String fileName() {
        return fileName;
    }

    /** Returns the base of the rotary embedding's frequencies, that of a typical member. */
    public float ropeBase() {
        return ropeBase;
    }

    /** Returns whether a head's width may differ from width divided by heads. */
    public boolean freeHeadWidth() {
        return this == LLAMA || this == MISTRAL || this == SMOLLM || this == SMOLLM3 || this == QWEN3;
    }

    /**
     * Returns the family of that name, in any case.
     *
     * @throws IllegalArgumentException for an unknown name; it lists the known ones
     */
    public static SynthArchitecture of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown architecture '" + name + "'; known are " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(one -> one.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
