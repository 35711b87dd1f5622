package dev.augury.bench.replay;

import dev.augury.app.replay.Choice;
import dev.augury.app.replay.Machine;
import dev.augury.app.replay.PluginChoices;
import dev.augury.replay.report.RunReport;
import dev.augury.replay.run.LaneSize;
import dev.augury.replay.run.Load;
import dev.augury.replay.run.Replay;
import dev.augury.replay.run.ReplayModel;
import dev.augury.replay.run.ScriptText;
import dev.augury.replay.trace.Trace;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.spi.engine.EngineGeometry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs of systems on one machine: a lane of the papers' sizes (256 sequences, 384 tokens a step, 32 GiB of host memory, blocks of 16 tokens).
 *
 * @param trace the trace
 * @param plugins the plugins
 * @param costs name of the costs, whose machine is known
 * @param lane what may differ of the lane
 */
public record Series(Trace trace, PluginRegistry plugins, String costs, LaneChoice lane) {

    private static final int BLOCK_TOKENS = 16;
    private static final int SEQUENCES_MAX = 256;
    private static final int STEP_TOKENS = 384;
    private static final long HOST_BYTES = 32L << 30;

    /**
     * What may differ of the lane.
     *
     * @param poolScale part of the machine's KV memory
     * @param prefixCache whether there is a prefix cache
     */
    public record LaneChoice(double poolScale, boolean prefixCache) {}

    /** Runs every system under every load, seeds last, and appends what is not in the file yet; tells each line. */
    public void run(List<Contender> contenders, List<Load> loads, Path csv, Consumer<String> told) throws IOException {
        RunBook book = new RunBook(csv, told);
        Path folder = Files.createTempDirectory("augury-series");
        Path scripts = folder.resolve("scripts");
        ScriptText.write(trace, scripts);
        Choice engine = new Choice("simulated", Map.of("costs", costs, "scripts", scripts.toString()));
        for (Load load : loads) {
            for (Contender contender : contenders) {
                String key = String.join(" ", costs, contender.name(), "cache=" + (lane.prefixCache() ? "on" : "off"), "pool=" + lane.poolScale(),
                        "rate=" + load.rate(), "seed=" + load.seed(), "seconds=" + load.seconds());
                if (!book.has(key)) {
                    PluginChoices chosen =
                            new PluginChoices(plugins, engine, contender.scheduler(), contender.handling(), contender.predictor());
                    RunReport run = Replay.run(trace, load, size(chosen), chosen, folder, _ -> {});
                    book.add(labels(key, contender), run);
                    told.accept(String.format("%s: latency %.2f s, or age %.2f s, TTFT or age %.3f s, %d unfinished", key, run.requests().latency().mean(),
                            run.requests().latencyOrAge().mean(), run.requests().firstTokenOrAge().mean(), run.requests().unfinished()));
                }
            }
        }
        Files.delete(scripts);
        Files.delete(folder);
    }

    private Map<String, String> labels(String key, Contender contender) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("run", key);
        labels.put("costs", costs);
        labels.put("system", contender.name());
        labels.put("prefix_cache", lane.prefixCache() ? "on" : "off");
        labels.put("pool_scale", Double.toString(lane.poolScale()));
        return labels;
    }

    private LaneSize size(PluginChoices chosen) {
        Machine machine = Machine.of(costs).orElseThrow(() -> new IllegalArgumentException("The machine of '" + costs + "' is not known"));
        EngineGeometry geometry = chosen.geometry(ReplayModel.of(trace), BLOCK_TOKENS);
        return new LaneSize(
                BLOCK_TOKENS,
                (int) (machine.kvBytes() * lane.poolScale() / geometry.blockBytes()),
                (int) (HOST_BYTES / geometry.blockBytes()),
                lane.prefixCache(),
                SEQUENCES_MAX,
                STEP_TOKENS);
    }
}
