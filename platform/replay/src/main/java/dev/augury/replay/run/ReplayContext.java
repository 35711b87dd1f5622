package dev.augury.replay.run;

import dev.augury.core.time.Time;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.model.ModelSource;
import java.nio.file.Path;

/**
 * What plugins are given in a replay, and an engine whose costs are measured.
 *
 * @param dataFolder folder for their files
 * @param seed seed of their chance
 * @param model the model, made up for a replay
 * @param size sizes of the lane
 * @param time the time, simulated for a replay
 */
public record ReplayContext(Path dataFolder, long seed, ModelSource model, LaneSize size, Time time) implements EngineContext {

    @Override
    public String lane() {
        return model.name();
    }

    @Override
    public int blockTokens() {
        return size.blockTokens();
    }

    @Override
    public int deviceBlocks() {
        return size.deviceBlocks();
    }

    @Override
    public int hostBlocks() {
        return size.hostBlocks();
    }

    @Override
    public int stepTokensMax() {
        return size.stepTokensMax();
    }

    @Override
    public void progress(double done, String what) {
        // A modelled engine has nothing to load, and what is measured comes after that.
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
