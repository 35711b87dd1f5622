package dev.augury.model.gguf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A place in a file from which checked values are read, one after another. Not thread-safe; the memory under it is shared. */
final class GgufCursor {

    /** Longer strings are refused: the longest in real files are tokenizer definitions of some 20 MiB. */
    static final int MAX_STRING_BYTES = 64 << 20;
    /** How deep arrays may lie in arrays. */
    static final int MAX_ARRAY_DEPTH = 4;

    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final MemorySegment file;
    private long position;
    private String kind = "file";
    private String subject = "";

    GgufCursor(Path path, MemorySegment file, long position) {
        this.path = path;
        this.file = file;
        this.position = position;
    }

    Path path() {
        return path;
    }

    MemorySegment file() {
        return file;
    }

    long position() {
        return position;
    }

    /** Says what the next values belong to, for messages. */
    void subject(String kind, String name) {
        this.kind = kind;
        this.subject = name;
    }

    GgufException broken(String fault) {
        return GgufException.broken(path, subject.isEmpty() ? fault : kind + " '" + subject + "': " + fault);
    }

    /** Returns the place of the next bytes and moves behind them. */
    long take(long bytes, String what) throws GgufException {
        if (bytes < 0 || bytes > file.byteSize() - position) {
            throw broken(what + " at byte " + position + " needs " + Long.toUnsignedString(bytes) + " bytes, but the file has "
                    + (file.byteSize() - position) + " left");
        }
        long start = position;
        position += bytes;
        return start;
    }

    long uint32(String what) throws GgufException {
        return Integer.toUnsignedLong(file.get(INT, take(4, what)));
    }

    /** Reads an unsigned 64-bit number; one above the range of a long comes back negative, and is out of range for every use. */
    long uint64(String what) throws GgufException {
        return file.get(LONG, take(8, what));
    }

    /** Reads a number of things of at least {@code unit} bytes each, which the rest of the file must be able to hold. */
    long count(String what, long unit) throws GgufException {
        long count = uint64(what);
        if (count < 0 || count > (file.byteSize() - position) / unit) {
            throw broken(what + " is " + Long.toUnsignedString(count) + ", but the rest of the file holds at most "
                    + (file.byteSize() - position) / unit);
        }
        return count;
    }

    /** Reads a string; bytes that are not UTF-8 come out as U+FFFD. */
    String string(String what) throws GgufException {
        int length = stringLength(what);
        long start = take(length, what);
        byte[] bytes = new byte[length];
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, start, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int stringLength(String what) throws GgufException {
        long length = count("the length of a string", 1);
        if (length > MAX_STRING_BYTES) {
            throw broken(what + " has " + length + " bytes; at most " + MAX_STRING_BYTES + " are accepted");
        }
        return (int) length;
    }

    GgufValueType type(String what) throws GgufException {
        long id = uint32("a type");
        return GgufValueType.ofId(id).orElseThrow(() -> broken(what + " has the unknown value type " + id + "; known are 0 to "
                + (GgufValueType.values().length - 1) + " (" + GgufValueType.names() + ")"));
    }

    /** Reads a value: a {@code Boolean}, {@code Long}, {@code Float}, {@code Double}, {@code String} or a {@code List} of these. */
    Object value(GgufValueType type) throws GgufException {
        return switch (type) {
            case STRING -> string("a string");
            case ARRAY -> array(1);
            case BOOL, UINT8, INT8, UINT16, INT16, UINT32, INT32, FLOAT32, UINT64, INT64, FLOAT64 -> {
                long at = position;
                skipScalars(type, 1);
                yield scalar(file, type, at);
            }
        };
    }

    /** Reads an array, checking everything in it, and gives a view that decodes when asked. */
    GgufArray array(int depth) throws GgufException {
        GgufValueType type = elementType(depth);
        int count = elementCount(type);
        long start = position;
        if (type.bytes() > 0) {
            skipScalars(type, count);
            return GgufArray.ofScalars(path, file, type, start, count);
        }
        long[] marks = new long[GgufArray.marks(count)];
        for (int i = 0; i < count; i++) {
            if (i % GgufArray.STRIDE == 0) {
                marks[i / GgufArray.STRIDE] = position;
            }
            skip(type, depth + 1);
        }
        return GgufArray.ofVarying(path, file, type, marks, count);
    }

    /** Checks an element of varying length and moves behind it, making nothing. */
    void skip(GgufValueType type, int depth) throws GgufException {
        if (type == GgufValueType.STRING) {
            take(stringLength("a string"), "a string");
            return;
        }
        GgufValueType inner = elementType(depth);
        int count = elementCount(inner);
        if (inner.bytes() > 0) {
            skipScalars(inner, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            skip(inner, depth + 1);
        }
    }

    private GgufValueType elementType(int depth) throws GgufException {
        if (depth > MAX_ARRAY_DEPTH) {
            throw broken("arrays lie in arrays deeper than " + MAX_ARRAY_DEPTH);
        }
        return type("array element");
    }

    private int elementCount(GgufValueType type) throws GgufException {
        long count = count("the length of an array", leastBytes(type));
        if (count > Integer.MAX_VALUE - 8) {
            throw broken("an array has " + count + " elements; at most " + (Integer.MAX_VALUE - 8) + " are accepted");
        }
        return (int) count;
    }

    private void skipScalars(GgufValueType type, long count) throws GgufException {
        checkBool(type, take(count * type.bytes(), "a value"), count);
    }

    private static long leastBytes(GgufValueType type) {
        return switch (type) {
            case STRING -> 8;
            case ARRAY -> 12;
            case BOOL, UINT8, INT8, UINT16, INT16, UINT32, INT32, FLOAT32, UINT64, INT64, FLOAT64 -> type.bytes();
        };
    }

    private void checkBool(GgufValueType type, long at, long count) throws GgufException {
        if (type != GgufValueType.BOOL) {
            return;
        }
        for (long i = at; i < at + count; i++) {
            if ((file.get(ValueLayout.JAVA_BYTE, i) & 0xFE) != 0) {
                throw broken("a truth value is neither 0 nor 1");
            }
        }
    }

    static Object scalar(MemorySegment file, GgufValueType type, long at) {
        return switch (type) {
            case UINT8 -> Byte.toUnsignedLong(file.get(ValueLayout.JAVA_BYTE, at));
            case INT8 -> (long) file.get(ValueLayout.JAVA_BYTE, at);
            case UINT16 -> Short.toUnsignedLong(file.get(SHORT, at));
            case INT16 -> (long) file.get(SHORT, at);
            case UINT32 -> Integer.toUnsignedLong(file.get(INT, at));
            case INT32 -> (long) file.get(INT, at);
            case UINT64, INT64 -> file.get(LONG, at);
            case FLOAT32 -> file.get(FLOAT, at);
            case FLOAT64 -> file.get(DOUBLE, at);
            case BOOL -> file.get(ValueLayout.JAVA_BYTE, at) != 0;
            case STRING, ARRAY -> throw new IllegalArgumentException(type + " is no scalar");
        };
    }
}
