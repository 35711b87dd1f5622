package dev.augury.server.host;

import dev.augury.core.time.Time;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.model.ModelSource;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an engine is given by this host. Progress goes to the log in tenths. */
final class LaneEngineContext implements EngineContext {

    private static final Logger LOG = LoggerFactory.getLogger(LaneEngineContext.class);

    private final LanePluginContext lane;
    private final ModelSource model;
    private final KvBlocks blocks;
    private final HostProperties properties;
    private final Time time;
    private final AtomicInteger tenths = new AtomicInteger();

    LaneEngineContext(LanePluginContext lane, ModelSource model, KvBlocks blocks, HostProperties properties, Time time) {
        this.lane = lane;
        this.model = model;
        this.blocks = blocks;
        this.properties = properties;
        this.time = time;
    }

    @Override
    public String lane() {
        return lane.lane();
    }

    @Override
    public Path dataFolder() {
        return lane.dataFolder();
    }

    @Override
    public long seed() {
        return lane.seed();
    }

    @Override
    public ModelSource model() {
        return model;
    }

    @Override
    public int blockTokens() {
        return properties.kv().blockTokens();
    }

    @Override
    public int deviceBlocks() {
        return blocks.device();
    }

    @Override
    public int hostBlocks() {
        return blocks.host();
    }

    @Override
    public int stepTokensMax() {
        return properties.step().tokensMax();
    }

    @Override
    public void progress(double done, String what) {
        int reached = (int) (done * 10);
        if (tenths.getAndAccumulate(reached, Math::max) < reached) {
            LOG.info("Lane {}: {} % loaded, {}", lane.lane(), reached * 10, what);
        }
    }

    @Override
    public void elapse(long nanos) {
        time.elapse(nanos);
    }

    @Override
    public void after(long nanos, Runnable message) {
        time.post(time.now() + nanos, message);
    }
}
