package dev.augury.engine.cpu.kv;

import dev.augury.spi.engine.EngineException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The host tier: a file, written full once so that the disk cannot be full later, and mapped. Its name is deleted as soon as it is mapped,
 * so that nothing is left behind however the process ends; its room is free again when the arena is closed.
 */
final class HostTier {

    private static final int PIECE = 4 << 20;

    private final long blockBytes;
    private final MemorySegment memory;

    /**
     * Makes the file.
     *
     * @throws EngineException when the disk has no room
     */
    HostTier(Path file, long blockBytes, int blocks, Arena arena) {
        this.blockBytes = blockBytes;
        long bytes = Math.multiplyExact(blockBytes, blocks);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            fill(channel, bytes);
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
            Files.delete(file);
        } catch (IOException failed) {
            throw new EngineException("Cannot reserve " + (bytes >> 20) + " MiB for " + blocks + " blocks of the host tier in " + file
                    + " (" + failed.getMessage() + "); make room there or lower the number of host blocks", true, failed);
        }
    }

    private static void fill(FileChannel channel, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
        for (long at = 0; at < bytes; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(PIECE, bytes - at));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
        }
    }

    /** One block. */
    MemorySegment block(int id) {
        return memory.asSlice(id * blockBytes, blockBytes);
    }
}
