package dev.augury.engine.cpu.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * What a kernel class is specialised for. Each kernel class reads its traits into static final fields when it is {@linkplain Kernels
 * loaded}, so that C2 sees constants and drops the branches of other types.
 *
 * @param bits vector width: 128, 256 or 512
 * @param form how panels hold their weights
 */
record Traits(int bits, PanelForm form) {

    /** The traits that the calling class was loaded with. */
    static Traits of(MethodHandles.Lookup caller) {
        try {
            return MethodHandles.classData(caller, "_", Traits.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A kernel class cannot see its own traits", e);
        }
    }

    VectorSpecies<Float> floats() {
        return VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
    }

    VectorSpecies<Integer> ints() {
        return VectorSpecies.of(int.class, VectorShape.forBitSize(bits));
    }

    VectorSpecies<Short> shorts() {
        return VectorSpecies.of(short.class, VectorShape.forBitSize(bits));
    }

    /** Width of the widest vectors that this machine's JVM has registers for. */
    static int preferredBits() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }
}
