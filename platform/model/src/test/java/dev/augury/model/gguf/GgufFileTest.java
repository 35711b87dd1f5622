package dev.augury.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufFileTest {

    @TempDir
    Path folder;

    @Test
    void openGivesEveryTypeOfMetadata() throws IOException {
        try (GgufFile file = GgufFile.open(SampleFile.write(folder.resolve("a.gguf"), SampleFile.metadata()))) {
            assertThat(file.version()).isEqualTo(3);
            assertThat(file.metadata())
                    .containsEntry("u8", 200L).containsEntry("i8", -100L).containsEntry("u16", 60_000L).containsEntry("i16", -30_000L)
                    .containsEntry("u32", 4_000_000_000L).containsEntry("i32", -2_000_000_000L)
                    .containsEntry("u64", -1L).containsEntry("i64", Long.MIN_VALUE)
                    .containsEntry("f32", 1.5f).containsEntry("f64", Math.PI).containsEntry("yes", true)
                    .containsEntry("text", "añ\uD83D\uDE00\n").containsEntry("empty", "")
                    .containsEntry("floats", List.of(0.5f, -2f)).containsEntry("flags", List.of(true, false, true))
                    .containsEntry("nothing", List.of())
                    .containsEntry("tokens", IntStream.range(0, 300).mapToObj(i -> "t" + i).toList())
                    .containsEntry("nested", List.of(List.of(1L, 2L), List.of("x", "yy"), List.of(List.of(true))));
            assertThat(file.metadata().keySet()).first().isEqualTo("general.architecture");
        }
    }

    @Test
    void openGivesTheBytesOfEveryTensorReadOnly() throws IOException {
        try (GgufFile file = GgufFile.open(SampleFile.write(folder.resolve("a.gguf"), SampleFile.metadata()))) {
            assertThat(file.tensors().keySet()).containsExactlyElementsOf(SampleFile.TENSORS.stream().map(TensorLayout::name).toList());
            for (TensorLayout wanted : SampleFile.TENSORS) {
                GgufTensor tensor = file.tensors().get(wanted.name());
                assertThat(tensor.type()).isEqualTo(wanted.type().name());
                assertThat(tensor.shape()).containsExactly(wanted.shape().stream().mapToLong(Long::longValue).toArray());
                assertThat(tensor.elements()).isEqualTo(wanted.elements());
                assertThat(tensor.data().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(SampleFile.bytesOf(wanted));
                assertThat(tensor.data().isReadOnly()).isTrue();
            }
        }
    }

    @Test
    void openHonoursTheAlignment() throws IOException {
        Path path = SampleFile.write(folder.resolve("a.gguf"), SampleFile.metadata().put("general.alignment", 4096L));
        try (GgufFile file = GgufFile.open(path)) {
            MemorySegment first = file.tensors().get("token_embd.weight").data();
            MemorySegment second = file.tensors().get("blk.0.attn_norm.weight").data();
            assertThat(second.address() - first.address()).isEqualTo(4096);
            assertThat(second.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(SampleFile.bytesOf(SampleFile.TENSORS.get(1)));
        }
    }

    @Test
    void openJoinsThePartsOfAModelWhicheverIsGiven() throws IOException {
        try (GgufWriter writer = GgufWriter.createParts(folder, "m", 2, SampleFile.metadata(), SampleFile.TENSORS)) {
            SampleFile.fill(writer);
        }
        for (int part = 1; part <= 3; part++) {
            try (GgufFile file = GgufFile.open(folder.resolve("m-0000" + part + "-of-00003.gguf"))) {
                assertThat(file.parts()).isEqualTo(3);
                assertThat(file.metadata()).containsEntry("general.architecture", "llama").containsEntry("split.count", 3L);
                assertThat(file.tensors()).hasSize(5);
                assertThat(file.tensors().get("output.weight").data().toArray(ValueLayout.JAVA_BYTE))
                        .isEqualTo(SampleFile.bytesOf(SampleFile.TENSORS.getLast()));
            }
        }
        Files.delete(folder.resolve("m-00002-of-00003.gguf"));
        assertThatThrownBy(() -> GgufFile.open(folder.resolve("m-00001-of-00003.gguf")))
                .isInstanceOf(GgufException.class).hasMessageContaining("m-00002-of-00003.gguf is missing");
        Files.copy(folder.resolve("m-00003-of-00003.gguf"), folder.resolve("m-00002-of-00003.gguf"));
        assertThatThrownBy(() -> GgufFile.open(folder.resolve("m-00001-of-00003.gguf"))).hasMessageContaining("part 2 of 3");
        Files.move(folder.resolve("m-00001-of-00003.gguf"), folder.resolve("other.gguf"));
        assertThatThrownBy(() -> GgufFile.open(folder.resolve("other.gguf"))).hasMessageContaining("NAME-00001-of-00003.gguf");
    }

    @Test
    void openReadsBeyondTwoGibibytes() throws IOException {
        long rows = (5L << 30) / 4096;
        List<TensorLayout> tensors = List.of(new TensorLayout("big", TensorType.F32, List.of(1024L, rows)),
                new TensorLayout("small", TensorType.F32, List.of(2L)));
        Path path = folder.resolve("big.gguf");
        try (GgufWriter writer = GgufWriter.create(path, new GgufMetadata().put("general.architecture", "llama"), tensors)) {
            writer.write("small", 0, MemorySegment.ofArray(new byte[8]));
        }
        assertThat(Files.exists(path)).as("an unfinished file").isFalse();
        sparse(path, tensors.get(0).bytes());
        try (GgufFile file = GgufFile.open(path)) {
            MemorySegment data = file.tensors().get("big").data();
            assertThat(data.byteSize()).isEqualTo(5L << 30);
            assertThat(data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, data.byteSize() - 4)).isZero();
        }
    }

    /** Writes a file with one large tensor, of which no byte takes room on the disk. */
    private static void sparse(Path path, long bytes) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw")) {
            ByteBuffer header = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(0x46554747).putInt(3).putLong(1).putLong(0);
            header.putLong(3).put("big".getBytes(StandardCharsets.US_ASCII)).putInt(2).putLong(1024).putLong(bytes / 4096).putInt(0)
                    .putLong(0);
            out.write(header.array());
            out.setLength(header.position() / 32 * 32 + 32 + bytes);
        }
    }

    @Test
    void openReadsALargeVocabularyFast() throws IOException {
        Path path = folder.resolve("vocab.gguf");
        List<String> tokens = IntStream.range(0, 200_000).mapToObj(i -> "token number " + i).toList();
        try (GgufWriter writer = GgufWriter.create(path, new GgufMetadata().putArray("tokenizer.ggml.tokens", GgufValueType.STRING, tokens),
                List.of())) {
            writer.finish();
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            try (GgufFile file = GgufFile.open(path)) {
                assertThat(List.copyOf((List<?>) file.metadata().get("tokenizer.ggml.tokens"))).hasSize(200_000).last()
                        .isEqualTo("token number 199999");
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best / 1_000_000).as("milliseconds to open and decode").isLessThan(300);
    }

    @Test
    void openRefusesByName() throws IOException {
        assertThatThrownBy(() -> GgufFile.open(folder.resolve("none.gguf"))).isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no such model file");
        assertRefused(new byte[0], "needs 4 bytes, but the file has 0 left");
        assertRefused("<html><body>404".getBytes(StandardCharsets.US_ASCII), "does not begin with 'GGUF'");
        assertRefused(header(ByteOrder.BIG_ENDIAN, 3, 0, 0), "it is big-endian");
        assertRefused(header(ByteOrder.LITTLE_ENDIAN, 1, 0, 0), "GGUF version 1");
        assertRefused(header(ByteOrder.LITTLE_ENDIAN, 3, -1, 0), "the number of tensors is 18446744073709551615");
        assertRefused(header(ByteOrder.LITTLE_ENDIAN, 3, 0, 1L << 40), "the number of metadata entries is 1099511627776");
    }

    private void assertRefused(byte[] bytes, String message) throws IOException {
        Path path = Files.write(folder.resolve("bad.gguf"), bytes);
        assertThatThrownBy(() -> GgufFile.open(path)).isInstanceOf(GgufException.class).hasMessageContaining(message)
                .hasMessageContaining("bad.gguf");
    }

    private static byte[] header(ByteOrder order, int version, long tensors, long keys) {
        return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0x46554747).order(order).putInt(version).putLong(tensors)
                .putLong(keys).array();
    }

    @Test
    void copyKeepsTypesAndBytes() throws IOException {
        Path again = folder.resolve("again.gguf");
        try (GgufFile file = GgufFile.open(SampleFile.write(folder.resolve("a.gguf"), SampleFile.metadata()))) {
            SampleFile.write(again, new GgufMetadata().copy(file, key -> true));
        }
        assertThat(again).hasSameBinaryContentAs(folder.resolve("a.gguf"));
    }

    @Test
    void finishRefusesAnIncompleteFile() throws IOException {
        try (GgufWriter writer = GgufWriter.create(folder.resolve("a.gguf"), SampleFile.metadata(), SampleFile.TENSORS)) {
            writer.write("blk.0.attn_norm.weight", 4, MemorySegment.ofArray(new byte[8]));
            assertThatIllegalStateException().isThrownBy(writer::finish).withMessageContaining("were written");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.write("blk.0.attn_norm.weight", 8,
                    MemorySegment.ofArray(new byte[8])));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.write("unknown", 0, MemorySegment.ofArray(new byte[8])));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void putRefusesANumberOutsideTheRangeOfItsType() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GgufMetadata().put("x", -1L)).withMessageContaining("UINT32");
        assertThatIllegalArgumentException().isThrownBy(() -> new GgufMetadata().put("x", GgufValueType.INT8, 128L))
                .withMessageContaining("INT8");
    }

    @Test
    void openReadsTheSharedVocabularies() throws IOException {
        Path shared = Path.of(System.getProperty("augury.shared", "")).resolve("data/vocab/ggml-vocab-gpt-2.gguf");
        assumeTrue(Files.exists(shared), "shared vocabularies are not beside this checkout");
        try (GgufFile file = GgufFile.open(shared)) {
            assertThat(file.tensors()).isEmpty();
            assertThat((List<?>) file.metadata().get("tokenizer.ggml.tokens")).hasSize(50_257);
        }
    }
}
