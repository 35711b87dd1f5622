package dev.augury.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files end in a clear error or a correct read: no crash, no hang, no allocation beyond the size of the file. */
class GgufMutationTest {

    private static final int MUTATIONS = 10_000;
    private static final long SEED = 20_251_121;
    /** What an exception with its stack trace and the few objects of an opening may take beside the file's own size. */
    private static final long SLACK_BYTES = 64 << 10;
    private static final long SLOW_NANOS = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void damagedFilesEndInAnErrorOrACorrectRead() throws IOException {
        byte[] valid = Files.readAllBytes(SampleFile.write(folder.resolve("a.gguf"), SampleFile.metadata()));
        List<Integer> numbers = numbers(valid);
        Map<String, Integer> ends = new TreeMap<>();
        warmUp(valid);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = damage(valid, numbers, new Random(SEED + i));
            ends.merge(tryOpen(damaged, "mutation " + i + " of seed " + SEED), 1, Integer::sum);
        }
        assertThat(ends.get("error")).as("mutations refused").isGreaterThan(MUTATIONS / 4);
        assertThat(ends.get("read")).as("mutations read").isGreaterThan(MUTATIONS / 50);
    }

    @Test
    void everyTruncationEndsInAnError() throws IOException {
        byte[] valid = Files.readAllBytes(SampleFile.write(folder.resolve("a.gguf"), SampleFile.metadata()));
        warmUp(valid);
        for (int length = 0; length < valid.length - 32; length += length < 6000 ? 1 : 13) {
            assertThat(tryOpen(Arrays.copyOf(valid, length), "length " + length)).as("length " + length).isEqualTo("error");
        }
    }

    private static void warmUp(byte[] valid) throws GgufException {
        for (int i = 0; i < 50; i++) {
            assertThat(tryOpen(valid, "the valid file")).isEqualTo("read");
        }
    }

    /** Opens the bytes as if they were mapped. A read must give everything without a fault. */
    private static String tryOpen(byte[] bytes, String what) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mapped = arena.allocate(Math.max(1, bytes.length)).asSlice(0, bytes.length);
            mapped.copyFrom(MemorySegment.ofArray(bytes));
            Opening opening = Opening.of(mapped.asReadOnly());
            if (opening.bytes >= bytes.length + SLACK_BYTES) {
                // The first use of a message links its code, which allocates once.
                opening = Opening.of(mapped.asReadOnly());
            }
            assertThat(opening.bytes).as("bytes allocated by " + what).isLessThan(bytes.length + SLACK_BYTES);
            assertThat(opening.nanos).as("nanoseconds for " + what).isLessThan(SLOW_NANOS);
            if (opening.shard instanceof GgufShard shard) {
                check(shard);
                return "read";
            }
            assertThat(opening.message).as(what).startsWith("Cannot read model file damaged.gguf: ").endsWith(".");
            return "error";
        }
    }

    private record Opening(@Nullable GgufShard shard, String message, long bytes, long nanos) {

        static Opening of(MemorySegment file) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            GgufShard shard = null;
            String message = "";
            try {
                shard = GgufShard.parse(Path.of("damaged.gguf"), file);
            } catch (GgufException e) {
                message = e.getMessage();
            }
            return new Opening(shard, message, threads.getCurrentThreadAllocatedBytes() - allocated, System.nanoTime() - start);
        }
    }

    private static void check(GgufShard shard) {
        shard.metadata().values().forEach(GgufMutationTest::walk);
        for (GgufTensor tensor : shard.tensors().values()) {
            assertThat(tensor.data().byteSize()).isEqualTo(tensor.tensorType().bytes(tensor.elements()));
            tensor.data().get(ValueLayout.JAVA_BYTE, tensor.data().byteSize() - 1);
        }
    }

    private static void walk(Object value) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i += 1 + list.size() / 8) {
                walk(list.get(i));
            }
        } else {
            assertThat(value).isInstanceOfAny(String.class, Long.class, Float.class, Double.class, Boolean.class);
        }
    }

    /** Finds the places that look like counts, lengths, types and offsets: small 32-bit numbers before the tensors' bytes. */
    private static List<Integer> numbers(byte[] valid) {
        ByteBuffer file = ByteBuffer.wrap(valid).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> places = new ArrayList<>();
        for (int i = 4; i + 8 < valid.length - 3000; i++) {
            if (file.getInt(i) >= 0 && file.getInt(i) < 5000 && file.getInt(i + 4) >= 0 && file.getInt(i + 4) < 5000) {
                places.add(i);
            }
        }
        return places;
    }

    private static byte[] damage(byte[] valid, List<Integer> numbers, Random random) {
        byte[] bytes = valid.clone();
        int rounds = 1 + random.nextInt(3);
        for (int i = 0; i < rounds; i++) {
            ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int place = numbers.get(random.nextInt(numbers.size()));
            switch (random.nextInt(8)) {
                case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[24 + random.nextInt(Math.max(1, bytes.length / 4))] = (byte) random.nextInt();
                case 2 -> file.putLong(place, huge(random));
                case 3 -> file.putInt(place, random.nextInt(40));
                case 4 -> file.putInt(place, file.getInt(place) ^ 1 << random.nextInt(32));
                case 5 -> file.putLong(place, 32L * random.nextInt(100));
                case 6 -> file.putLong(8 + 8 * random.nextInt(2), random.nextInt(4) == 0 ? huge(random) : random.nextInt(100));
                case 7 -> {
                    int from = random.nextInt(bytes.length);
                    int to = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(64), bytes.length - Math.max(from, to));
                    System.arraycopy(valid, from, bytes, to, length);
                }
                default -> throw new AssertionError();
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static long huge(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> -1L;
            case 1 -> Long.MAX_VALUE - random.nextInt(64);
            case 2 -> 1L << random.nextInt(64);
            case 3 -> Integer.MAX_VALUE - random.nextInt(16);
            default -> random.nextLong();
        };
    }
}
