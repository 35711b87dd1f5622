package dev.augury.engine.cpu.kernel;

/** Finds the operators for this machine. */
public final class OpsProvider {
    private OpsProvider() {}

    /**
     * Gives operators by name: {@code auto} (the fastest that this machine runs) or {@code scalar}.
     *
     * @throws IllegalArgumentException if the name is unknown
     */
    public static Ops find(String name) {
        return switch (name) {
            case "auto", "scalar" -> new ScalarOps();
            default -> throw new IllegalArgumentException("There are no operators named " + name + "; known are auto, scalar.");
        };
    }
}
