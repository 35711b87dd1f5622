package dev.augury.engine.cpu.kv;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Both tiers and the copies between them. */
public final class KvTiers {

    private final KvPool device;
    private final int hostBlocks;
    private final @Nullable HostTier host;

    /**
     * Reserves all memory.
     *
     * @param folder where the host tier's file is made
     */
    public KvTiers(KvPool device, int hostBlocks, Path folder, Arena arena) {
        this.device = device;
        this.hostBlocks = hostBlocks;
        host = hostBlocks == 0
                ? null
                : new HostTier(folder.resolve("kv-host-tier"), device.layout().blockBytes(), hostBlocks, arena);
    }

    /** The tier that steps use. */
    public KvPool device() {
        return device;
    }

    /**
     * Checks the ids of a copy.
     *
     * @throws IllegalArgumentException when a block does not exist
     */
    public void check(BlockCopy copy) {
        check(copy.fromTier(), copy.from());
        check(copy.toTier(), copy.to());
    }

    private void check(BlockTier tier, int id) {
        int blocks = switch (tier) {
            case DEVICE -> device.blocks();
            case HOST -> hostBlocks;
        };
        if (id < 0 || id >= blocks) {
            throw new IllegalArgumentException("Block " + id + " does not exist in tier " + tier + " of " + blocks + " blocks");
        }
    }

    /** Copies one block; the ids were checked. */
    public void copy(BlockCopy copy) {
        block(copy.toTier(), copy.to()).copyFrom(block(copy.fromTier(), copy.from()));
    }

    private MemorySegment block(BlockTier tier, int id) {
        return switch (tier) {
            case DEVICE -> device.block(id);
            case HOST -> {
                if (host == null) {
                    throw new IllegalStateException("There is no host tier; give the engine host blocks");
                }
                yield host.block(id);
            }
        };
    }
}
