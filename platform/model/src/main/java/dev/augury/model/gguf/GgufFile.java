package dev.augury.model.gguf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An open GGUF model: one file, or the parts {@code name-00001-of-0000N.gguf} of one. The bytes are mapped, not read; everything but the
 * values of the tensors is checked on opening. Immutable and thread-safe. Closing unmaps it: no view of it may be used after.
 *
 * <p>Opening allocates for names and single values only, and only after the file was found long enough to hold them. A file that is
 * truncated <em>while</em> it is open makes reads fail with an {@link InternalError}, as with any mapped file.
 */
public final class GgufFile implements AutoCloseable {

    private static final Pattern PART = Pattern.compile("(.+)-(\\d{5})-of-(\\d{5})\\.gguf");

    private final Path path;
    private final Arena arena;
    private final List<GgufShard> shards;
    private final Map<String, GgufTensor> tensors;

    private GgufFile(Path path, Arena arena, List<GgufShard> shards, Map<String, GgufTensor> tensors) {
        this.path = path;
        this.arena = arena;
        this.shards = shards;
        this.tensors = tensors;
    }

    /**
     * Opens a model. For a model in parts, any part may be given; the others must lie beside it.
     *
     * @throws GgufException when the file is no complete and consistent GGUF model
     * @throws NoSuchFileException when there is no such file
     */
    public static GgufFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such model file; give the path of a GGUF file");
        }
        Arena arena = Arena.ofShared();
        try {
            return open(path, arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static GgufFile open(Path path, Arena arena) throws IOException {
        GgufShard given = GgufShard.open(path, arena);
        long count = number(given, "split.count", 1);
        if (count <= 1) {
            return new GgufFile(path, arena, List.of(given), Collections.unmodifiableMap(given.tensors()));
        }
        Matcher name = PART.matcher(path.getFileName().toString());
        if (!name.matches() || Long.parseLong(name.group(3)) != count) {
            throw new GgufException(path, "it is a part of a model in " + count + " parts, but its name does not say so",
                    String.format("Name the parts NAME-00001-of-%05d.gguf and so on.", count));
        }
        List<GgufShard> shards = new ArrayList<>();
        Map<String, GgufTensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Path part = path.resolveSibling(partName(name.group(1), i, (int) count));
            if (!Files.isRegularFile(part)) {
                throw new GgufException(path, "its part " + part.getFileName() + " is missing", "Put all " + count
                        + " parts into one folder.");
            }
            GgufShard shard = part.equals(path) ? given : GgufShard.open(part, arena);
            join(shard, i, count, tensors);
            shards.add(shard);
        }
        long total = number(shards.getFirst(), "split.tensors.count", tensors.size());
        if (total != tensors.size()) {
            throw GgufException.broken(path, "its parts hold " + tensors.size() + " tensors and should hold " + total);
        }
        return new GgufFile(path, arena, List.copyOf(shards), Collections.unmodifiableMap(tensors));
    }

    private static void join(GgufShard shard, int index, long count, Map<String, GgufTensor> tensors) throws GgufException {
        if (number(shard, "split.no", -1) != index || number(shard, "split.count", 1) != count) {
            throw GgufException.broken(shard.path(), "it does not call itself part " + (index + 1) + " of " + count);
        }
        for (GgufTensor tensor : shard.tensors().values()) {
            if (tensors.put(tensor.name(), tensor) != null) {
                throw GgufException.broken(shard.path(), "tensor '" + tensor.name() + "' is also in an earlier part");
            }
        }
    }

    private static long number(GgufShard shard, String key, long otherwise) throws GgufException {
        Object value = shard.metadata().getOrDefault(key, otherwise);
        if (value instanceof Long number) {
            return number;
        }
        throw GgufException.broken(shard.path(), "metadata '" + key + "' is no integer");
    }

    static String partName(String name, int index, int count) {
        return String.format("%s-%05d-of-%05d.gguf", name, index + 1, count);
    }

    /** Returns the path that was opened. */
    public Path path() {
        return path;
    }

    /** Returns the version of the format, 2 or 3. */
    public int version() {
        return shards.getFirst().version();
    }

    /** Returns the bytes of all parts. */
    public long fileBytes() {
        return shards.stream().mapToLong(GgufShard::fileBytes).sum();
    }

    /** Returns the number of parts, 1 for a whole file. */
    public int parts() {
        return shards.size();
    }

    /**
     * Returns the metadata by key, in file order; for a model in parts, that of the first. Values are {@link Boolean}, {@link Long} for
     * every integer type (unsigned 64-bit values keep their bits), {@link Float}, {@link Double}, {@link String}, or a {@link GgufArray} of
     * these.
     */
    public Map<String, Object> metadata() {
        return Collections.unmodifiableMap(shards.getFirst().metadata());
    }

    /** Returns the tensors by name, in file order. */
    public Map<String, GgufTensor> tensors() {
        return tensors;
    }

    /** Returns type and value of each metadata entry as they lie in the file. */
    Map<String, MemorySegment> rawMetadata() {
        return shards.getFirst().rawMetadata();
    }

    @Override
    public void close() {
        arena.close();
    }
}
