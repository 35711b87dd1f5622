package dev.augury.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks worked by hand, then the error that each format may make at most. */
class TensorCodecTest {

    private static float[] decode(TensorType type, byte[] bytes) {
        float[] values = new float[bytes.length / type.blockBytes() * type.blockElements()];
        TensorCodec.of(type).dequantize(MemorySegment.ofArray(bytes), 0, values, 0, values.length);
        return values;
    }

    private static byte[] encode(TensorType type, float... values) {
        byte[] bytes = new byte[(int) type.bytes(values.length)];
        TensorCodec.of(type).quantize(values, 0, MemorySegment.ofArray(bytes), 0, values.length);
        return bytes;
    }

    /** Makes a block: the given bytes from the given places on, {@code place, byte, place, byte …}, the rest zero. */
    private static byte[] block(TensorType type, int... placesAndBytes) {
        byte[] bytes = new byte[type.blockBytes()];
        for (int i = 0; i < placesAndBytes.length; i += 2) {
            bytes[placesAndBytes[i]] = (byte) placesAndBytes[i + 1];
        }
        return bytes;
    }

    @Test
    void plainFloatsKeepOrRoundTheirBits() {
        assertThat(decode(TensorType.F32, new byte[] {0, 0, (byte) 0xC0, 0x3F})).containsExactly(1.5f);
        assertThat(decode(TensorType.F16, new byte[] {0, 0x3E, 1, 0})).containsExactly(1.5f, 0x1p-24f);
        assertThat(decode(TensorType.BF16, new byte[] {(byte) 0xC0, 0x3F, (byte) 0xC0, (byte) 0xBF})).containsExactly(1.5f, -1.5f);
        // 1 + 2^-8 lies halfway between 1 and 1 + 2^-7: ties go to the even 1; 1 + 3·2^-8 to 1 + 2^-6.
        assertThat(decode(TensorType.BF16, encode(TensorType.BF16, 1 + 0x1p-8f, 1 + 3 * 0x1p-8f, 1 + 0x1.01p-8f)))
                .containsExactly(1f, 1 + 0x1p-6f, 1 + 0x1p-7f);
        assertThat(decode(TensorType.BF16, encode(TensorType.BF16, Float.NaN, Float.POSITIVE_INFINITY)))
                .containsExactly(Float.NaN, Float.POSITIVE_INFINITY);
    }

    @Test
    void q80IsSignedBytesTimesScale() {
        // 0x3800 is one half.
        float[] values = decode(TensorType.Q8_0, block(TensorType.Q8_0, 1, 0x38, 2, 127, 3, -128, 33, 3));
        assertThat(values).startsWith(63.5f, -64f, 0f).endsWith(0f, 1.5f);
        float[] source = new float[32];
        source[0] = -127;
        source[1] = 1.5f;
        source[2] = -2.5f;
        assertThat(encode(TensorType.Q8_0, source)).startsWith(0, 0x3C, -127, 2, -3, 0);
    }

    @Test
    void q40HasEightForZeroAndTheUpperHalfAbove() {
        // Byte 2 holds elements 0 (low nibble) and 16 (high nibble): 1 and 15; the other bytes zero, which is −8.
        float[] values = decode(TensorType.Q4_0, block(TensorType.Q4_0, 1, 0x3C, 2, 0xF1));
        assertThat(values[0]).isEqualTo(-7);
        assertThat(values[16]).isEqualTo(7);
        assertThat(values[1]).isEqualTo(-8);
        float[] source = new float[32];
        source[3] = 8;
        source[19] = -7;
        // The largest is positive, so the scale is −1: 8 is the number 0, −7 is 15, zero is 8.
        assertThat(encode(TensorType.Q4_0, source)).startsWith(0, 0xBC, 0x88, 0x88, 0x88, 0xF0, 0x88);
    }

    @Test
    void q41AddsTheMinimum() {
        float[] values = decode(TensorType.Q4_1, block(TensorType.Q4_1, 1, 0x40, 3, 0x3C, 4, 0x52));
        assertThat(values[0]).isEqualTo(5);
        assertThat(values[16]).isEqualTo(11);
        assertThat(values[31]).isEqualTo(1);
    }

    @Test
    void q50TakesTheFifthBitFromTheWord() {
        // Bits 0 and 17 of the word are set; byte 6 holds 3 below and 0 above, byte 7 holds 0 and 9.
        float[] values = decode(TensorType.Q5_0, block(TensorType.Q5_0, 1, 0x3C, 2, 1, 4, 2, 6, 3, 7, 0x90));
        assertThat(values[0]).isEqualTo(3);
        assertThat(values[17]).isEqualTo(9);
        assertThat(values[16]).isEqualTo(-16);
    }

    @Test
    void q51TakesTheFifthBitFromTheWord() {
        float[] values = decode(TensorType.Q5_1, block(TensorType.Q5_1, 1, 0x3C, 3, 0xC0, 7, 0x80, 8, 1, 23, 0x70));
        assertThat(values[0]).isEqualTo(1 - 2);
        assertThat(values[31]).isEqualTo(16 + 7 - 2);
        assertThat(values[30]).isEqualTo(-2);
    }

    @Test
    void q4kSpreadsSixBitScales() {
        // d = 1, m = 1/2. Group 0: scale 3, minimum 4. Group 1: scale 63. Group 5: scale 0b10_1001 = 41 and minimum 0b01_0110 = 22.
        byte[] block = block(TensorType.Q4_K, 1, 0x3C, 3, 0x38,
                4, 3, 4 + 4, 4, 4 + 1, 63 | 0b10 << 6, 4 + 5, 0b01 << 6, 4 + 9, 0b0110_1001,
                16, 0x25, 16 + 31, 0xA0, 16 + 2 * 32 + 7, 0xC0);
        float[] values = decode(TensorType.Q4_K, block);
        assertThat(values[0]).isEqualTo(3 * 5 - 2);
        assertThat(values[32]).isEqualTo(63 * 2);
        assertThat(values[63]).isEqualTo(63 * 10);
        assertThat(values[5 * 32 + 7]).isEqualTo(41 * 12 - 11);
        assertThat(values[5 * 32]).isEqualTo(-11);
        assertThat(values[4 * 32 + 7]).isZero();
    }

    @Test
    void q5kTakesBitGOfByteI() {
        // Scale 1 for groups 0 to 3; top bit of element 9 in groups 0 and 3.
        byte[] block = block(TensorType.Q5_K, 1, 0x3C, 4, 1, 5, 1, 6, 1, 7, 1, 16 + 9, 0b1001, 48 + 9, 0x43, 48 + 32 + 9, 0x21);
        float[] values = decode(TensorType.Q5_K, block);
        assertThat(values[9]).isEqualTo(16 + 3);
        assertThat(values[32 + 9]).isEqualTo(4);
        assertThat(values[64 + 9]).isEqualTo(1);
        assertThat(values[96 + 9]).isEqualTo(16 + 2);
    }

    @Test
    void q6kInterleavesQuartersOfEachHalf() {
        byte[] block = block(TensorType.Q6_K, 209, 0x3C);
        Arrays.fill(block, 192, 208, (byte) 1);
        block[192 + 2] = -2;
        block[192 + 15] = 3;
        // First half, element 5 of each quarter: low 1, 2, 3, 4, top 1, 2, 3, 0.
        block[5] = 0x31;
        block[32 + 5] = 0x42;
        block[128 + 5] = 0b00_11_10_01;
        // Second half, element 31 of quarter 3: low 7, top 3.
        block[64 + 32 + 31] = 0x70;
        block[128 + 32 + 31] = (byte) 0b11_00_00_00;
        float[] values = decode(TensorType.Q6_K, block);
        assertThat(values[5]).isEqualTo(17 - 32);
        assertThat(values[32 + 5]).isEqualTo(-2 * (34 - 32));
        assertThat(values[64 + 5]).isEqualTo(51 - 32);
        assertThat(values[96 + 5]).isEqualTo(4 - 32);
        assertThat(values[255]).isEqualTo(3 * (55 - 32));
    }

    /** The least a rounding can do is half a step; the K types add the rounding of their 6-bit or 8-bit scales and minima. */
    @ParameterizedTest
    @EnumSource(value = TensorType.class, names = {"F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q4_K", "Q5_K", "Q6_K"})
    void quantizeStaysWithinTheErrorOfTheFormat(TensorType type) {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            float[] source = new float[512];
            for (int i = 0; i < source.length; i++) {
                source[i] = (float) (random.nextGaussian() * 0.02) + (seed % 3 - 1) * 0.01f;
            }
            float[] back = decode(type, encode(type, source));
            float range = range(source);
            for (int i = 0; i < source.length; i++) {
                assertThat(Math.abs(back[i] - source[i])).as(type + " seed " + seed + " element " + i)
                        .isLessThanOrEqualTo(range * errorOf(type));
            }
            assertThat(range(decode(type, encode(type, new float[256])))).isZero();
        }
    }

    private static float range(float[] source) {
        float largest = 0;
        for (float value : source) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static float errorOf(TensorType type) {
        return switch (type) {
            case F32 -> 0;
            case F16 -> 0x1p-11f;
            case BF16 -> 0x1p-8f;
            case Q8_0 -> 0.0045f;
            case Q6_K -> 0.035f;
            case Q5_0 -> 0.064f;
            case Q5_1 -> 0.034f;
            case Q5_K -> 0.055f;
            case Q4_0 -> 0.127f;
            case Q4_1 -> 0.068f;
            case Q4_K -> 0.09f;
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    @Test
    void dequantizeWorksFromAnyPlaceToAnyPlace() {
        float[] source = new float[96];
        for (int i = 0; i < source.length; i++) {
            source[i] = i - 40;
        }
        byte[] bytes = new byte[7 + 102];
        TensorCodec codec = TensorCodec.of(TensorType.Q8_0);
        codec.quantize(source, 0, MemorySegment.ofArray(bytes), 7, 96);
        float[] target = new float[40];
        codec.dequantize(MemorySegment.ofArray(bytes), 7 + 34, target, 8, 32);
        assertThat(target[7]).isZero();
        assertThat(target[8]).isEqualTo(-8, within(0.1f));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.dequantize(MemorySegment.ofArray(bytes), 0, target, 0, 31))
                .withMessageContaining("whole blocks");
    }

    @Test
    void ofRefusesByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> TensorCodec.of(TensorType.IQ2_XS)).withMessageContaining("IQ2_XS")
                .withMessageContaining("Q4_K");
        for (TensorType type : TensorType.values()) {
            if (type.supported()) {
                assertThat(TensorCodec.of(type).type()).isEqualTo(type);
            }
        }
    }
}
