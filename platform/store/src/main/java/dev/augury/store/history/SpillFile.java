package dev.augury.store.history;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Lines kept on disk while the database is away, oldest first, up to a size. Used by one thread; the size may be read from others. */
final class SpillFile {

    private final Path file;
    private final long bytesMax;
    private volatile long bytes;

    SpillFile(Path file, long bytesMax) throws IOException {
        this.file = file;
        this.bytesMax = bytesMax;
        Files.createDirectories(file.toAbsolutePath().getParent());
        bytes = Files.exists(file) ? Files.size(file) : 0;
    }

    /** Returns the size in bytes. */
    long bytes() {
        return bytes;
    }

    /**
     * Appends lines as long as there is room.
     *
     * @return how many were appended
     */
    int append(List<String> lines) throws IOException {
        int appended = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line : lines) {
                long size = line.getBytes(StandardCharsets.UTF_8).length + 1L;
                if (bytes + size > bytesMax) {
                    break;
                }
                out.write(line);
                out.write('\n');
                bytes += size;
                appended++;
            }
        }
        return appended;
    }

    /** Returns up to {@code max} of the oldest lines and leaves them in place. */
    List<String> peek(int max) throws IOException {
        List<String> lines = new ArrayList<>();
        if (bytes > 0) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                for (String line = in.readLine(); line != null && lines.size() < max; line = in.readLine()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** Removes that many of the oldest lines. The rest is written beside and moved into place, so that a crash loses nothing. */
    void remove(int count) throws IOException {
        Path rest = file.resolveSibling(file.getFileName() + ".rest");
        try (BufferedReader in = Files.newBufferedReader(file); BufferedWriter out = Files.newBufferedWriter(rest)) {
            for (int i = 0; i < count; i++) {
                in.readLine();
            }
            in.transferTo(out);
        }
        bytes = Files.size(rest);
        if (bytes == 0) {
            Files.delete(rest);
            Files.deleteIfExists(file);
        } else {
            Files.move(rest, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
