package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.model.ModelSource;
import java.util.List;
import java.util.function.Function;

/** A factory of scripted engines for tests that start from a factory. */
public final class ScriptedEngineFactory implements EngineFactory<ScriptedEngineFactory.NoOptions> {

    private final Function<EngineContext, Engine> maker;

    /** The options: none. */
    public record NoOptions() {}

    /** Takes what makes the engine out of its context. */
    public ScriptedEngineFactory(Function<EngineContext, Engine> maker) {
        this.maker = maker;
    }

    /** Returns a factory of engines that say what the script says. */
    public static ScriptedEngineFactory of(TokenScript script) {
        return new ScriptedEngineFactory(context -> engine(script, context).build());
    }

    /** Returns the builder of a scripted engine with the sizes of a context. */
    public static ScriptedEngine.Builder engine(TokenScript script, EngineContext context) {
        KvSizes kv = new KvSizes(context.blockTokens(), context.deviceBlocks(), context.hostBlocks());
        return ScriptedEngine.builder(script, kv).vocabularySize(context.model().vocabulary().size());
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String description() {
        return "Says what its test's script says.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public List<String> unsupported(ModelSource model) {
        return List.of();
    }

    @Override
    public EngineGeometry examine(NoOptions options, ModelSource model, int blockTokens) {
        return ScriptedEngine.builder(question -> 0, new KvSizes(blockTokens, 1, 0))
                .vocabularySize(model.vocabulary().size())
                .build()
                .geometry();
    }

    @Override
    public Engine create(NoOptions options, EngineContext context) {
        return maker.apply(context);
    }
}
