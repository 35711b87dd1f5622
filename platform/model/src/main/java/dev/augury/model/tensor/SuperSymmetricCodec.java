package dev.augury.model.tensor;

/**
 * Q6_K: 256 elements as sixteen groups of 16. 128 bytes with the low four bits, 64 bytes with the top two, 16 signed bytes {@code s} with a
 * scale for each group, a half-precision {@code d}. Value {@code = (d·s)·(q − 32)}. 210 bytes.
 *
 * <p>The elements lie in two halves of 128, each as four quarters of 32. In a half, byte {@code i} of the low bits holds element {@code i}
 * of quarter 0 below and of quarter 2 above, byte {@code 32 + i} that of quarter 1 below and of quarter 3 above; byte {@code i} of the top
 * bits holds those of quarters 0 to 3, from the lowest bits up.
 */
final class SuperSymmetricCodec extends BlockCodec {

    private static final int GROUPS = 16;
    private static final int TOP_AT = 128;
    private static final int SCALES_AT = 192;
    private static final int D_AT = 208;

    SuperSymmetricCodec() {
        super(TensorType.Q6_K);
    }

    private static int lowAt(int element) {
        return element / 128 * 64 + element % 64;
    }

    private static int topAt(int element) {
        return TOP_AT + element / 128 * 32 + element % 32;
    }

    private static int lowShift(int element) {
        return element / 64 % 2 * 4;
    }

    private static int topShift(int element) {
        return element / 32 % 4 * 2;
    }

    @Override
    void decode(byte[] block, float[] target, int at) {
        float d = half(block, D_AT);
        for (int i = 0; i < 256; i++) {
            int low = block[lowAt(i)] >>> lowShift(i) & 15;
            int top = block[topAt(i)] >>> topShift(i) & 3;
            target[at + i] = d * block[SCALES_AT + i / 16] * ((low | top << 4) - 32);
        }
    }

    @Override
    void encode(float[] source, int at, byte[] block) {
        float[] scales = new float[GROUPS];
        float largest = 0;
        for (int group = 0; group < GROUPS; group++) {
            float extreme = 0;
            for (int i = 16 * group; i < 16 * group + 16; i++) {
                extreme = Math.abs(source[at + i]) > Math.abs(extreme) ? source[at + i] : extreme;
            }
            scales[group] = extreme / -32;
            largest = Math.abs(scales[group]) > Math.abs(largest) ? scales[group] : largest;
        }
        float d = putHalf(block, D_AT, largest / -128);
        for (int group = 0; group < GROUPS; group++) {
            int scale = Math.clamp((long) Math.rint(scales[group] * inverse(d)), -128, 127);
            block[SCALES_AT + group] = (byte) scale;
            float inverse = inverse(d * scale);
            for (int i = 16 * group; i < 16 * group + 16; i++) {
                int number = nearest(source[at + i] * inverse + 32, 63);
                block[lowAt(i)] |= (byte) ((number & 15) << lowShift(i));
                block[topAt(i)] |= (byte) (number >> 4 << topShift(i));
            }
        }
    }
}
