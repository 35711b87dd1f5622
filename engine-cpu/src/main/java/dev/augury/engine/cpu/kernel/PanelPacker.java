package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Turns rows of the file's layout into one panel. One instance per thread. */
final class PanelPacker {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SOURCE_SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int HALF = PanelForm.ROWS / 2;
    private static final int EXPONENT = 0x7c00;

    private final WeightType type;
    private final PanelForm form;
    private final int columns;
    private final WeightBlocks.Row row;

    PanelPacker(WeightType type, int columns) {
        this.type = type;
        this.form = PanelForm.of(type);
        this.columns = columns;
        this.row = new WeightBlocks.Row(type, type.quantized() ? columns : 0);
    }

    /**
     * Packs.
     *
     * @param source the tensor
     * @param first first row of the panel
     * @param count rows that exist; the others stay zero
     * @param panel receives them, zeroed
     */
    void pack(MemorySegment source, int first, int count, MemorySegment panel) {
        for (int r = 0; r < count; r++) {
            long at = (first + r) * type.rowBytes(columns);
            if (type.quantized()) {
                WeightBlocks.read(type, source, at, row);
                groups(r, panel);
            } else {
                floats(source, at, r, panel);
            }
        }
    }

    private void floats(MemorySegment source, long at, int r, MemorySegment panel) {
        if (form == PanelForm.F32) {
            for (int k = 0; k < columns; k++) {
                panel.set(FLOAT, 128L * k + 4L * r, WeightBlocks.readFloat(type, source, at, k));
            }
            return;
        }
        for (int k = 0; k < columns; k++) {
            short half = source.get(SOURCE_SHORT, at + 2L * k);
            if (form == PanelForm.F16) {
                finite(half);
            }
            panel.set(SHORT, 64L * k + lane(r), half);
        }
    }

    private void groups(int r, MemorySegment panel) {
        int length = form.groupLength();
        long mins = (long) form.units(columns) * form.unitBytes();
        for (int g = 0; g < columns / length; g++) {
            long unit = (long) g * form.unitBytes();
            for (int i = 0; i < length; i += form.lineColumns()) {
                long line = unit + 128L * (i / form.lineColumns()) + 4L * r;
                panel.set(INT, line, form.nibbles() ? eight(g * length + i) : four(g * length + i));
            }
            long scales = unit + form.weightBytes();
            if (form.halfScales()) {
                short half = Float.floatToFloat16(row.scale[g]);
                finite(half);
                panel.set(SHORT, scales + lane(r), half);
            } else {
                panel.set(FLOAT, scales + 4L * r, row.scale[g]);
            }
            if (type.hasMin()) {
                panel.set(FLOAT, mins + 128L * g + 4L * r, row.min[g]);
            }
        }
    }

    /** Byte offset of a row's 16-bit lane in a line that holds two rows per int. */
    private static long lane(int r) {
        return r < HALF ? 4L * r : 4L * (r - HALF) + 2;
    }

    private int eight(int column) {
        int lane = 0;
        for (int i = 0; i < 4; i++) {
            lane |= (row.q[column + 2 * i] + 8) << 4 * i | (row.q[column + 2 * i + 1] + 8) << 16 + 4 * i;
        }
        return lane;
    }

    private int four(int column) {
        byte[] q = row.q;
        return q[column] & 255 | (q[column + 2] & 255) << 8 | (q[column + 1] & 255) << 16 | q[column + 3] << 24;
    }

    private void finite(short half) {
        if ((half & EXPONENT) == EXPONENT) {
            throw new IllegalArgumentException("A " + type + " tensor holds an F16 infinity or NaN; the file is damaged or was converted "
                    + "badly.");
        }
    }
}
