package dev.augury.engine.cpu.kernel;

import java.util.List;

/** Finds the operators for this machine. */
public final class OpsProvider {
    private static final String MODULE = "jdk.incubator.vector";
    private static final List<String> NAMES = List.of("auto", "vector-128", "vector-256", "vector-512", "scalar");

    private OpsProvider() {}

    /**
     * Gives operators by name: {@code auto} is the widest vectors that this machine has; {@code scalar} is for judging, not for serving,
     * and is never chosen by itself.
     *
     * @throws IllegalArgumentException if the name is unknown
     * @throws IllegalStateException if vector code was asked for and cannot run fast here; the message says what to do
     */
    public static Ops find(String name) {
        return switch (name) {
            case "auto" -> vector(0);
            case "vector-128" -> vector(128);
            case "vector-256" -> vector(256);
            case "vector-512" -> vector(512);
            case "scalar" -> new ScalarOps();
            default -> throw new IllegalArgumentException("There are no operators named " + name + "; known are "
                    + String.join(", ", NAMES) + ".");
        };
    }

    private static Ops vector(int bits) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw new IllegalStateException("The CPU engine needs the module " + MODULE + ", which this Java virtual machine was started "
                    + "without; start it with --add-modules " + MODULE + ".");
        }
        VectorOps ops = new VectorOps(bits == 0 ? Traits.preferredBits() : bits);
        SpeedTest.check(ops, new ScalarOps());
        return ops;
    }
}
