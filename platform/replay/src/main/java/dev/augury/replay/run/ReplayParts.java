package dev.augury.replay.run;

import dev.augury.core.pipeline.LaneSpec;
import dev.augury.spi.PluginContext;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;

/** Makes the plugins of a run, anew for each. */
public interface ReplayParts {

    /** Makes the engine, which follows the scripts in the file that the replay wrote, and takes modelled time. */
    Engine engine(EngineContext context);

    /** Makes the policies. */
    LaneSpec.Policies policies(PluginContext context);
}
