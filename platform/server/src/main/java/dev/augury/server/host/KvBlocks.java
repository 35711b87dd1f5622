package dev.augury.server.host;

import dev.augury.spi.engine.EngineGeometry;
import java.lang.management.ManagementFactory;
import org.springframework.util.unit.DataSize;

/**
 * The blocks of a lane's KV memory.
 *
 * @param device blocks of the device tier
 * @param host blocks of the host tier
 */
record KvBlocks(int device, int host) {

    private static final int MEMORY_PART = 4;

    /**
     * Sizes the tiers.
     *
     * @throws HostException when the device tier would hold less than two blocks
     */
    static KvBlocks of(EngineGeometry geometry, HostProperties properties) {
        DataSize configured = properties.kv().deviceMemory();
        long device = configured != null ? configured.toBytes() / geometry.blockBytes() : automatic(geometry, properties);
        if (device < 2) {
            throw new HostException(
                    "KV memory of " + (configured == null ? "a quarter of the machine's" : configured) + " holds " + device + " blocks of "
                            + geometry.blockBytes() + " bytes; two are the least.",
                    "raise augury.kv.device-memory to at least " + 2 * geometry.blockBytes() + "B");
        }
        return new KvBlocks(limited(device), limited(properties.kv().hostMemory().toBytes() / geometry.blockBytes()));
    }

    private static long automatic(EngineGeometry geometry, HostProperties properties) {
        long perSequence = Math.ceilDiv(geometry.contextLength(), geometry.blockTokens());
        long wanted = perSequence * properties.step().sequencesMax();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.min(wanted, system.getTotalMemorySize() / MEMORY_PART / geometry.blockBytes());
    }

    private static int limited(long blocks) {
        return (int) Math.min(blocks, Integer.MAX_VALUE / 64);
    }
}
