package dev.augury.demo.eval;

import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.model.ModelSource;
import java.nio.file.Path;

/**
 * What an engine is given where no host is: one model and room in the device tier.
 *
 * @param model the model
 * @param blockTokens tokens of a block
 * @param deviceBlocks blocks
 * @param stepTokensMax tokens of the largest step
 */
record LoneHost(ModelSource model, int blockTokens, int deviceBlocks, int stepTokensMax) implements EngineContext {

    @Override
    public String lane() {
        return "eval";
    }

    @Override
    public Path dataFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public int hostBlocks() {
        return 0;
    }

    @Override
    public void progress(double done, String what) {
        // A demo model is loaded before anybody could read how far it is.
    }

    @Override
    public void elapse(long nanos) {
        throw new IllegalStateException("This engine passes modelled time; evaluate with one that computes.");
    }
}
