package dev.augury.model.gguf;

import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One mapped and checked file.
 *
 * <p>Layout (GGUF versions 2 and 3, little endian): magic, version, number of tensors, number of metadata entries; the entries (key, type,
 * value); the tensors (name, dimensions, type, offset); padding to the alignment; the tensors' bytes, to which the offsets count.
 */
record GgufShard(Path path, int version, long fileBytes, Map<String, Object> metadata, Map<String, MemorySegment> rawMetadata,
        Map<String, GgufTensor> tensors) {

    private static final int MAGIC = 0x46554747;
    private static final int MAX_KEYS = 1 << 16;
    private static final int MAX_TENSORS = 1 << 16;
    private static final int MAX_NAME_BYTES = 1 << 16;
    private static final int MAX_DIMENSIONS = 4;
    private static final int DEFAULT_ALIGNMENT = 32;
    private static final int MAX_ALIGNMENT = 1 << 20;

    /** A tensor as declared, before its bytes are known to lie in the file. */
    private record Declared(String name, TensorType type, long[] shape, long bytes, long offset) {}

    /** Maps and checks the file; the mapping lives as long as the arena. */
    static GgufShard open(Path path, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            return parse(path, channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena));
        }
    }

    static GgufShard parse(Path path, MemorySegment file) throws GgufException {
        GgufCursor cursor = new GgufCursor(path, file, 0);
        int version = header(cursor);
        int tensorCount = bounded(cursor, cursor.count("the number of tensors", 24), MAX_TENSORS, "tensors");
        int keyCount = bounded(cursor, cursor.count("the number of metadata entries", 13), MAX_KEYS, "metadata entries");
        Map<String, Object> metadata = new LinkedHashMap<>();
        Map<String, MemorySegment> raw = new LinkedHashMap<>();
        for (int i = 0; i < keyCount; i++) {
            String key = name(cursor, "metadata", "a key");
            long start = cursor.position();
            cursor.subject("metadata", key);
            Object value = cursor.value(cursor.type("the value"));
            if (metadata.put(key, value) != null) {
                throw cursor.broken("the key is given twice");
            }
            raw.put(key, file.asSlice(start, cursor.position() - start));
        }
        cursor.subject("file", "");
        int alignment = alignment(cursor, metadata);
        List<Declared> declared = new ArrayList<>();
        for (int i = 0; i < tensorCount; i++) {
            declared.add(declared(cursor, alignment));
        }
        return new GgufShard(path, version, file.byteSize(), metadata, raw, place(cursor, declared, alignment));
    }

    private static int header(GgufCursor cursor) throws GgufException {
        if (cursor.uint32("the magic number") != MAGIC) {
            throw new GgufException(cursor.path(), "it does not begin with 'GGUF'",
                    "Give a file in GGUF format; other formats must be converted first.");
        }
        long version = cursor.uint32("the version");
        if (version == 2 || version == 3) {
            return (int) version;
        }
        if ((version & 0xFFFF) == 0 && version != 0) {
            throw new GgufException(cursor.path(), "it is big-endian", "Convert it to little-endian GGUF.");
        }
        throw new GgufException(cursor.path(), "it has GGUF version " + version,
                "Versions 2 and 3 are read: convert it again with a current converter.");
    }

    private static int bounded(GgufCursor cursor, long count, int limit, String what) throws GgufException {
        if (count > limit) {
            throw cursor.broken("it has " + count + " " + what + "; at most " + limit + " are accepted");
        }
        return (int) count;
    }

    private static String name(GgufCursor cursor, String kind, String what) throws GgufException {
        cursor.subject(kind, "");
        long start = cursor.position();
        String name = cursor.string(what);
        if (name.isEmpty() || cursor.position() - start - 8 > MAX_NAME_BYTES) {
            throw cursor.broken(what + " must have 1 to " + MAX_NAME_BYTES + " bytes");
        }
        return name;
    }

    private static int alignment(GgufCursor cursor, Map<String, Object> metadata) throws GgufException {
        Object value = metadata.getOrDefault("general.alignment", (long) DEFAULT_ALIGNMENT);
        if (!(value instanceof Long alignment) || alignment < 8 || alignment > MAX_ALIGNMENT || Long.bitCount(alignment) != 1) {
            throw cursor.broken("general.alignment must be a power of two from 8 to " + MAX_ALIGNMENT);
        }
        return alignment.intValue();
    }

    private static Declared declared(GgufCursor cursor, int alignment) throws GgufException {
        String name = name(cursor, "tensor", "the name of a tensor");
        cursor.subject("tensor", name);
        long dimensions = cursor.uint32("the number of dimensions");
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw cursor.broken("it has " + dimensions + " dimensions; 1 to " + MAX_DIMENSIONS + " are possible");
        }
        long[] shape = new long[(int) dimensions];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = cursor.uint64("a dimension");
        }
        long id = cursor.uint32("the type");
        TensorType type = TensorType.ofId(id).orElseThrow(() -> unknownType(cursor.path(), name, id));
        long offset = cursor.uint64("the offset");
        if (offset < 0 || offset % alignment != 0) {
            throw cursor.broken("it lies at offset " + Long.toUnsignedString(offset) + ", which is no multiple of the alignment "
                    + alignment);
        }
        return new Declared(name, type, shape, bytes(cursor, type, shape), offset);
    }

    private static GgufException unknownType(Path path, String tensor, long id) {
        return new GgufException(path, "tensor '" + tensor + "' has the unknown type " + id, "Known are "
                + Arrays.toString(TensorType.values())
                + "; convert the model to one of " + TensorType.supportedNames() + ".");
    }

    private static long bytes(GgufCursor cursor, TensorType type, long[] shape) throws GgufException {
        try {
            long elements = 1;
            for (long dimension : shape) {
                if (dimension < 1) {
                    throw cursor.broken("it has a dimension of " + Long.toUnsignedString(dimension));
                }
                elements = Math.multiplyExact(elements, dimension);
            }
            if (shape[0] % type.blockElements() != 0) {
                throw cursor.broken("it has rows of " + shape[0] + " elements, no multiple of the " + type.blockElements()
                        + " in a block of " + type);
            }
            return type.bytes(elements);
        } catch (ArithmeticException e) {
            throw cursor.broken("it has more elements than any file can hold: " + Arrays.toString(shape));
        }
    }

    private static Map<String, GgufTensor> place(GgufCursor cursor, List<Declared> declared, int alignment) throws GgufException {
        cursor.subject("file", "");
        MemorySegment file = cursor.file();
        long dataStart = (cursor.position() + alignment - 1) / alignment * alignment;
        long dataBytes = Math.max(0, file.byteSize() - dataStart);
        Map<String, GgufTensor> tensors = LinkedHashMap.newLinkedHashMap(declared.size());
        for (Declared one : declared) {
            if (one.offset > dataBytes || one.bytes > dataBytes - one.offset) {
                throw cursor.broken("tensor '" + one.name + "' needs " + one.bytes + " bytes at offset " + one.offset
                        + ", but the tensors' part has "
                        + dataBytes + " bytes");
            }
            MemorySegment data = file.asSlice(dataStart + one.offset, one.bytes);
            if (tensors.put(one.name, new GgufTensor(one.name, one.type, one.shape, data)) != null) {
                throw cursor.broken("tensor '" + one.name + "' is given twice");
            }
        }
        declared.sort(Comparator.comparingLong(Declared::offset));
        for (int i = 1; i < declared.size(); i++) {
            Declared before = declared.get(i - 1);
            if (before.offset + before.bytes > declared.get(i).offset) {
                throw cursor.broken("tensors '" + before.name + "' and '" + declared.get(i).name + "' overlap");
            }
        }
        return tensors;
    }
}
