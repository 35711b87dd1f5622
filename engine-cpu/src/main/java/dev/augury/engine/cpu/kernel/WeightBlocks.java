package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads the block layouts of model files (those of ggml) into one canonical form: per row, int8 {@code q} and per group f32 scale and
 * min with {@code w = scale·q + min}.
 *
 * <p>Scale products of K types ({@code d·sc}, 17 or 19 bits) are exact in f32. Types whose q starts at 0 are centred, so that sums of
 * products fit 16 bits: {@code q − c} with {@code min + c·scale} rounded once to f32 (c = 8 for four bits, 16 for five).
 */
final class WeightBlocks {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private WeightBlocks() {}

    /** Receives one row of a quantised type. Reused from row to row. */
    static final class Row {
        final byte[] q;
        final float[] scale;
        final float[] min;

        Row(WeightType type, int columns) {
            int groups = columns == 0 ? 0 : columns / type.groupLength();
            q = new byte[columns];
            scale = new float[groups];
            min = new float[groups];
        }
    }

    /** Checks that a tensor's bytes are all there. */
    static void check(WeightType type, int rows, int columns, MemorySegment source) {
        long need = Math.multiplyExact(type.rowBytes(columns), (long) rows);
        if (source.byteSize() < need) {
            throw new IllegalArgumentException("A " + type + " tensor of " + rows + " x " + columns + " needs " + need + " bytes, but "
                    + source.byteSize() + " are given; the file is damaged.");
        }
    }

    /** Reads a row of a quantised type that starts at byte {@code at}. */
    static void read(WeightType type, MemorySegment source, long at, Row into) {
        int blocks = into.q.length / type.blockLength();
        for (int b = 0; b < blocks; b++) {
            block(type, source, at + (long) b * type.blockBytes(), b, into);
        }
    }

    /** Reads one weight of a float type. */
    static float readFloat(WeightType type, MemorySegment source, long at, int column) {
        return switch (type) {
            case F32 -> Float.intBitsToFloat(source.get(INT, at + 4L * column));
            case F16 -> Float.float16ToFloat(source.get(SHORT, at + 2L * column));
            case BF16 -> Float.intBitsToFloat(source.get(SHORT, at + 2L * column) << 16);
            case Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, Q5_K, Q6_K -> throw new IllegalArgumentException(type + " is not a float type");
        };
    }

    private static void block(WeightType type, MemorySegment s, long at, int b, Row row) {
        switch (type) {
            case Q8_0 -> {
                row.scale[b] = half(s, at);
                for (int i = 0; i < 32; i++) {
                    row.q[b * 32 + i] = s.get(ValueLayout.JAVA_BYTE, at + 2 + i);
                }
            }
            case Q4_0 -> {
                row.scale[b] = half(s, at);
                nibbles(s, at + 2, 16, b * 32, row.q);
            }
            case Q4_1 -> {
                centred(half(s, at), half(s, at + 2), 8, b, row);
                nibbles(s, at + 4, 16, b * 32, row.q);
            }
            case Q5_0 -> {
                row.scale[b] = half(s, at);
                fives(s, at + 6, s.get(INT, at + 2), b * 32, row.q);
            }
            case Q5_1 -> {
                centred(half(s, at), half(s, at + 2), 16, b, row);
                fives(s, at + 8, s.get(INT, at + 4), b * 32, row.q);
            }
            case Q4_K -> fourK(s, at, b, row);
            case Q5_K -> fiveK(s, at, b, row);
            case Q6_K -> sixK(s, at, b, row);
            case F32, F16, BF16 -> throw new IllegalArgumentException(type + " has no blocks");
        }
    }

    /** Four-bit values: low nibbles are the first {@code bytes} columns, high nibbles the next; centred by 8. */
    private static void nibbles(MemorySegment s, long at, int bytes, int column, byte[] q) {
        for (int i = 0; i < bytes; i++) {
            int two = unsigned(s, at + i);
            q[column + i] = (byte) ((two & 15) - 8);
            q[column + bytes + i] = (byte) ((two >>> 4) - 8);
        }
    }

    private static void fives(MemorySegment s, long at, int high, int column, byte[] q) {
        for (int i = 0; i < 16; i++) {
            int two = unsigned(s, at + i);
            q[column + i] = (byte) ((two & 15 | (high >>> i & 1) << 4) - 16);
            q[column + 16 + i] = (byte) ((two >>> 4 | (high >>> i + 16 & 1) << 4) - 16);
        }
    }

    private static void fourK(MemorySegment s, long at, int b, Row row) {
        scalesK(s, at, 8, b, row);
        for (int pair = 0; pair < 4; pair++) {
            nibbles(s, at + 16 + 32L * pair, 32, b * 256 + pair * 64, row.q);
        }
    }

    private static void fiveK(MemorySegment s, long at, int b, Row row) {
        scalesK(s, at, 16, b, row);
        for (int pair = 0; pair < 4; pair++) {
            for (int i = 0; i < 32; i++) {
                int two = unsigned(s, at + 48 + 32L * pair + i);
                int high = unsigned(s, at + 16 + i) >>> 2 * pair;
                int column = b * 256 + pair * 64 + i;
                row.q[column] = (byte) ((two & 15 | (high & 1) << 4) - 16);
                row.q[column + 32] = (byte) ((two >>> 4 | (high >>> 1 & 1) << 4) - 16);
            }
        }
    }

    /** Eight scales and mins of six bits each in twelve bytes. */
    private static void scalesK(MemorySegment s, long at, int centre, int b, Row row) {
        float d = half(s, at);
        float dmin = half(s, at + 2);
        for (int j = 0; j < 8; j++) {
            int sc;
            int mn;
            if (j < 4) {
                sc = unsigned(s, at + 4 + j) & 63;
                mn = unsigned(s, at + 8 + j) & 63;
            } else {
                int low = unsigned(s, at + 8 + j);
                sc = low & 15 | unsigned(s, at + j) >>> 6 << 4;
                mn = low >>> 4 | unsigned(s, at + 4 + j) >>> 6 << 4;
            }
            centred(d * sc, -(dmin * mn), centre, b * 8 + j, row);
        }
    }

    private static void sixK(MemorySegment s, long at, int b, Row row) {
        float d = half(s, at + 208);
        for (int j = 0; j < 16; j++) {
            row.scale[b * 16 + j] = d * s.get(ValueLayout.JAVA_BYTE, at + 192 + j);
        }
        for (int i = 0; i < 256; i++) {
            int part = i / 128;
            int quarter = i % 128 / 32;
            int lane = i % 32;
            int low = unsigned(s, at + 64L * part + 32L * (quarter & 1) + lane) >>> 4 * (quarter >>> 1) & 15;
            int high = unsigned(s, at + 128 + 32L * part + lane) >>> 2 * quarter & 3;
            row.q[b * 256 + i] = (byte) ((low | high << 4) - 32);
        }
    }

    private static void centred(float scale, float min, int centre, int group, Row row) {
        row.scale[group] = scale;
        row.min[group] = Math.fma((float) centre, scale, min);
    }

    private static float half(MemorySegment s, long at) {
        return Float.float16ToFloat(s.get(SHORT, at));
    }

    private static int unsigned(MemorySegment s, long at) {
        return Byte.toUnsignedInt(s.get(ValueLayout.JAVA_BYTE, at));
    }
}
