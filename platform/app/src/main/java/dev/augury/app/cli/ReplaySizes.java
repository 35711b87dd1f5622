package dev.augury.app.cli;

import dev.augury.app.replay.Machine;
import dev.augury.replay.run.LaneSize;
import dev.augury.spi.engine.EngineGeometry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Option;

/** Flags that size the lane of a replay. */
final class ReplaySizes {

    /** Whether there is a prefix cache. */
    enum Cache {
        /** There is. */
        ON,
        /** There is none. */
        OFF
    }

    private static final int BLOCKS_MAX = 1 << 26;

    @Key("augury.replay.kv-memory")
    @Option(names = "--kv-memory", paramLabel = "SIZE",
            description = "Memory for KV, for example 24GB; default: what the machine of the costs has. Key: augury.replay.kv-memory")
    private @Nullable String kvMemory;

    @Key("augury.replay.pool-scale")
    @Option(names = "--pool-scale", paramLabel = "F", split = ",", defaultValue = "1",
            description = "Parts of that memory to try, for example 0.75,1,1.25; default ${DEFAULT-VALUE}. Key: augury.replay.pool-scale")
    private List<Double> scales;

    @Key("augury.replay.host-memory")
    @Option(names = "--host-memory", paramLabel = "SIZE", defaultValue = "32GB",
            description = "Memory of the host tier; default ${DEFAULT-VALUE}. Key: augury.replay.host-memory")
    private String hostMemory;

    @Key("augury.replay.prefix-cache")
    @Option(names = "--prefix-cache", paramLabel = "on|off", defaultValue = "on",
            description = "Whether blocks are found again by what they hold: on as in the host, off as in the papers. Key: augury.replay.prefix-cache")
    private Cache prefixCache;

    @Key("augury.replay.block-tokens")
    @Option(names = "--block-tokens", paramLabel = "N", defaultValue = "16", description = "Tokens per block; default ${DEFAULT-VALUE}. Key: augury.replay.block-tokens")
    private int blockTokens;

    @Key("augury.replay.sequences-max")
    @Option(names = {"--sequences-max", "--max-num-seqs"}, paramLabel = "N", defaultValue = "256",
            description = "Most sequences that run at once; default ${DEFAULT-VALUE}. Key: augury.replay.sequences-max")
    private int sequencesMax;

    @Key("augury.replay.step-tokens")
    @Option(names = "--step-tokens", paramLabel = "N", defaultValue = "384",
            description = "Most tokens of a step; default ${DEFAULT-VALUE}, where these costs saturate. Key: augury.replay.step-tokens")
    private int stepTokens;

    int blockTokens() {
        return blockTokens;
    }

    /**
     * Refuses sizes that no lane has, before anything is made.
     *
     * @throws IllegalArgumentException when a step has no token for some of the sequences that run
     */
    void check() {
        if (stepTokens < sequencesMax) {
            throw new IllegalArgumentException("A step of " + stepTokens + " tokens has none for some of " + sequencesMax
                    + " sequences; raise --step-tokens, or lower --sequences-max");
        }
    }

    /** Returns a lane for every part of the memory to try. */
    List<LaneSize> of(EngineGeometry geometry, Optional<Machine> machine) {
        long bytes = kvBytes(machine);
        int host = blocks(bytes(hostMemory), geometry);
        return scales.stream()
                .map(scale -> {
                    int device = blocks((long) (bytes * scale), geometry);
                    if (device < 2) {
                        throw new IllegalArgumentException("A KV memory of " + (long) (bytes * scale) + " bytes holds " + device + " blocks of "
                                + geometry.blockBytes() + " bytes; give at least two");
                    }
                    return new LaneSize(blockTokens, device, host, prefixCache == Cache.ON, sequencesMax, stepTokens);
                })
                .toList();
    }

    /** Returns where the sizes come from, in one line. */
    String told(EngineGeometry geometry, Optional<Machine> machine, List<LaneSize> lanes) {
        long token = geometry.blockBytes() / geometry.blockTokens();
        String from = (kvMemory == null ? machine.map(Machine::from).orElse("nothing") : kvMemory) + " / " + token + " bytes per token";
        return "pool: " + lanes.stream().map(lane -> Long.toString(lane.poolTokens())).collect(Collectors.joining(", ")) + " tokens, in blocks of " + blockTokens
                + " = " + from + "; host tier: " + (long) lanes.getFirst().hostBlocks() * blockTokens + " tokens";
    }

    private long kvBytes(Optional<Machine> machine) {
        if (kvMemory != null) {
            return bytes(kvMemory);
        }
        return machine.map(Machine::kvBytes)
                .orElseThrow(() -> new IllegalArgumentException("Nothing says how much memory KV has; give --kv-memory, or --costs by name or by a file"));
    }

    /** Returns the bytes of a size as people write it. */
    static long bytes(String size) {
        try {
            return DataSize.parse(size).toBytes();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("'" + size + "' is no size; write for example 24GB", wrong);
        }
    }

    private static int blocks(long bytes, EngineGeometry geometry) {
        return (int) Math.min(BLOCKS_MAX, bytes / geometry.blockBytes());
    }
}
