package dev.augury.engine.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sixteen-bit floats to f32, exactly. An F16 number shifted into f32's fields is too small by 2^112 (subnormals too), which one
 * multiplication mends; infinities and NaN are refused when a matrix is packed.
 */
final class Half {
    private static final int FIELDS = 0x8fffe000;
    private static final float MEND = 0x1p112f;

    private Half() {}

    /** The low halves of the lanes. */
    static FloatVector low(PanelForm form, IntVector v) {
        IntVector up = v.lanewise(VectorOperators.LSHL, 16);
        return form == PanelForm.BF16 ? up.reinterpretAsFloats() : half(up);
    }

    /** The high halves of the lanes. */
    static FloatVector high(PanelForm form, IntVector v) {
        return form == PanelForm.BF16 ? v.and(0xffff0000).reinterpretAsFloats() : half(v);
    }

    private static FloatVector half(IntVector up) {
        return up.lanewise(VectorOperators.ASHR, 3).and(FIELDS).reinterpretAsFloats().mul(MEND);
    }
}
