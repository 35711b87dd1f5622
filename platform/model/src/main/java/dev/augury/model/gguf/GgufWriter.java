package dev.augury.model.gguf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a GGUF file of version 3, or the parts of one. The header is written at once; the tensors' bytes may come in any order, in pieces,
 * from several threads. The file appears under its name when {@link #finish()} finds it complete; {@link #close()} without it leaves
 * nothing behind.
 */
public final class GgufWriter implements AutoCloseable {

    private static final int MAGIC = 0x46554747;
    private static final int VERSION = 3;

    private record Part(Path target, Path draft, FileChannel channel) {}

    private record Slot(TensorLayout layout, FileChannel channel, long start, AtomicLong written) {}

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Slot> slots = new HashMap<>();

    private GgufWriter() {}

    /**
     * Begins a file.
     *
     * @throws IllegalArgumentException when two tensors have one name
     */
    public static GgufWriter create(Path path, GgufMetadata metadata, List<TensorLayout> tensors) throws IOException {
        GgufWriter writer = new GgufWriter();
        try {
            writer.begin(path, metadata.entries(), metadata.alignment(), tensors);
            return writer;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Begins a model in parts of so many tensors at most, {@code name-00001-of-0000N.gguf} and so on in the folder; the first holds the
     * metadata.
     *
     * @throws IllegalArgumentException when two tensors have one name, or there would be more than 65,535 parts
     */
    public static GgufWriter createParts(Path folder, String name, int tensorsPerPart, GgufMetadata metadata, List<TensorLayout> tensors)
            throws IOException {
        int count = Math.max(1, Math.ceilDiv(tensors.size(), tensorsPerPart));
        if (count > 65_535) {
            throw new IllegalArgumentException(count + " parts are more than 65535; put more tensors into a part");
        }
        GgufWriter writer = new GgufWriter();
        try {
            for (int i = 0; i < count; i++) {
                GgufMetadata split = new GgufMetadata()
                        .put("split.no", GgufValueType.UINT16, (long) i)
                        .put("split.count", GgufValueType.UINT16, (long) count)
                        .put("split.tensors.count", GgufValueType.INT32, (long) tensors.size())
                        .put("general.alignment", metadata.alignment());
                Map<String, byte[]> entries = new LinkedHashMap<>(i == 0 ? metadata.entries() : Map.of());
                entries.putAll(split.entries());
                List<TensorLayout> held = tensors.subList(i * tensorsPerPart, Math.min(tensors.size(), (i + 1) * tensorsPerPart));
                writer.begin(folder.resolve(GgufFile.partName(name, i, count)), entries, metadata.alignment(), held);
            }
            return writer;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private void begin(Path target, Map<String, byte[]> entries, long alignment, List<TensorLayout> tensors) throws IOException {
        Path draft = target.resolveSibling(target.getFileName() + ".draft");
        FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        parts.add(new Part(target, draft, channel));
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        GgufMetadata.write(header, 4, MAGIC);
        GgufMetadata.write(header, 4, VERSION);
        GgufMetadata.write(header, 8, tensors.size());
        GgufMetadata.write(header, 8, entries.size());
        entries.forEach((key, value) -> {
            GgufMetadata.string(header, key);
            header.writeBytes(value);
        });
        List<Long> offsets = new ArrayList<>();
        long offset = 0;
        for (TensorLayout tensor : tensors) {
            offsets.add(offset);
            declare(header, tensor, offset);
            offset = align(Math.addExact(offset, tensor.bytes()), alignment);
        }
        long dataStart = align(header.size(), alignment);
        for (int i = 0; i < tensors.size(); i++) {
            Slot slot = new Slot(tensors.get(i), channel, dataStart + offsets.get(i), new AtomicLong());
            if (slots.put(tensors.get(i).name(), slot) != null) {
                throw new IllegalArgumentException("Two tensors are named '" + tensors.get(i).name() + "'");
            }
        }
        writeFully(channel, ByteBuffer.wrap(header.toByteArray()), 0);
        if (dataStart + offset > header.size()) {
            writeFully(channel, ByteBuffer.allocate(1), dataStart + offset - 1);
        }
    }

    private static void declare(ByteArrayOutputStream header, TensorLayout tensor, long offset) {
        GgufMetadata.string(header, tensor.name());
        GgufMetadata.write(header, 4, tensor.shape().size());
        tensor.shape().forEach(dimension -> GgufMetadata.write(header, 8, dimension));
        GgufMetadata.write(header, 4, tensor.type().id());
        GgufMetadata.write(header, 8, offset);
    }

    private static long align(long position, long alignment) {
        return Math.ceilDiv(position, alignment) * alignment;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /**
     * Writes a piece of a tensor; every byte of it must be written once. Thread-safe.
     *
     * @param offset bytes from the start of the tensor
     * @param bytes at most 2 GiB, native or backed by a byte array
     * @throws IllegalArgumentException for an unknown tensor or a piece that exceeds it
     */
    public void write(String tensor, long offset, MemorySegment bytes) throws IOException {
        Slot slot = slots.get(tensor);
        if (slot == null) {
            throw new IllegalArgumentException("No tensor '" + tensor + "' was declared");
        }
        if (offset < 0 || bytes.byteSize() > slot.layout.bytes() - offset) {
            throw new IllegalArgumentException("Bytes " + offset + " to " + (offset + bytes.byteSize()) + " exceed the "
                    + slot.layout.bytes() + " of tensor '"
                    + tensor + "'");
        }
        writeFully(slot.channel, bytes.asByteBuffer(), slot.start + offset);
        slot.written.addAndGet(bytes.byteSize());
    }

    /**
     * Puts the complete file under its name, replacing an earlier one.
     *
     * @throws IllegalStateException when bytes of a tensor were not written, or written twice
     */
    public void finish() throws IOException {
        for (Slot slot : slots.values()) {
            if (slot.written.get() != slot.layout.bytes()) {
                throw new IllegalStateException("Tensor '" + slot.layout.name() + "' has " + slot.layout.bytes() + " bytes, of which "
                        + slot.written
                        + " were written");
            }
        }
        for (Part part : parts) {
            part.channel.close();
            Files.move(part.draft, part.target, StandardCopyOption.REPLACE_EXISTING);
        }
        parts.clear();
    }

    /** Drops what is not finished. */
    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.channel.close();
            Files.deleteIfExists(part.draft);
        }
        parts.clear();
    }
}
