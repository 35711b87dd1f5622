package dev.augury.engine.cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Random weights of a given spread, written block by block as model files hold them. */
final class RandomWeights {

    private RandomWeights() {}

    static byte[] bytes(String type, int count, double deviation, Random random) {
        return switch (type) {
            case "F32" -> floats(count, 4, deviation, random, (out, v) -> out.putFloat(v));
            case "F16" -> floats(count, 2, deviation, random, (out, v) -> out.putShort(Float.floatToFloat16(v)));
            case "BF16" -> floats(count, 2, deviation, random, (out, v) -> out.putShort((short) (Float.floatToRawIntBits(v) >>> 16)));
            case "Q8_0" -> blocks(count / 32, 34, random, (out, at) -> half(out, at, deviation / 74));
            case "Q4_0" -> blocks(count / 32, 18, random, (out, at) -> half(out, at, deviation / 4.6));
            case "Q4_1" -> blocks(count / 32, 20, random, (out, at) -> pair(out, at, deviation / 4.6, -7.5 * deviation / 4.6));
            case "Q5_0" -> blocks(count / 32, 22, random, (out, at) -> half(out, at, deviation / 9.2));
            case "Q5_1" -> blocks(count / 32, 24, random, (out, at) -> pair(out, at, deviation / 9.2, -15.5 * deviation / 9.2));
            case "Q4_K" -> blocks(count / 256, 144, random, (out, at) -> pair(out, at, deviation / 146, deviation / 20));
            case "Q5_K" -> blocks(count / 256, 176, random, (out, at) -> pair(out, at, deviation / 294, deviation / 20));
            case "Q6_K" -> blocks(count / 256, 210, random, (out, at) -> half(out, at + 208, deviation / 1350));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private interface Put {
        void put(ByteBuffer out, float value);
    }

    private interface Patch {
        void patch(ByteBuffer out, int at);
    }

    private static byte[] floats(int count, int bytes, double deviation, Random random, Put put) {
        ByteBuffer out = ByteBuffer.allocate(count * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            put.put(out, (float) (deviation * random.nextGaussian()));
        }
        return out.array();
    }

    private static byte[] blocks(int count, int bytes, Random random, Patch patch) {
        byte[] data = new byte[count * bytes];
        random.nextBytes(data);
        ByteBuffer out = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            patch.patch(out, i * bytes);
        }
        return data;
    }

    private static void half(ByteBuffer out, int at, double value) {
        out.putShort(at, Float.floatToFloat16((float) value));
    }

    private static void pair(ByteBuffer out, int at, double scale, double min) {
        half(out, at, scale);
        half(out, at + 2, min);
    }
}
