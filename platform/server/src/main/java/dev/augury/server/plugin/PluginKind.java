package dev.augury.server.plugin;

import dev.augury.spi.Plugin;
import dev.augury.spi.PluginFactory;
import java.util.List;
import java.util.function.Function;

/** The extension points, with the key under which configuration chooses one. */
public enum PluginKind {
    /** Runs the model. */
    ENGINE("engine", Plugin::engines),
    /** Decides who runs next. */
    SCHEDULER("scheduler", Plugin::schedulers),
    /** Decides what becomes of KV while a call runs. */
    HANDLING("handling", Plugin::handlings),
    /** Predicts lengths and calls. */
    PREDICTOR("predictor", Plugin::predictors),
    /** Finds calls in the stream. */
    CALL_DETECTOR("call-detector", Plugin::callDetectors),
    /** Performs calls. */
    CALL_EXECUTOR("call-executor", Plugin::callExecutors),
    /** Keeps answers to what they must be. */
    TOKEN_CONSTRAINT("token-constraint", Plugin::tokenConstraints),
    /** Is told what happens. */
    LISTENER("listener", Plugin::listeners);

    private final String key;
    private final Function<Plugin, ? extends List<? extends PluginFactory<?>>> menu;

    PluginKind(String key, Function<Plugin, ? extends List<? extends PluginFactory<?>>> menu) {
        this.key = key;
        this.menu = menu;
    }

    /** Returns the part of the configuration keys after {@code augury.}. */
    public String key() {
        return key;
    }

    /** Returns the factories of this kind that a plugin brings. */
    List<? extends PluginFactory<?>> of(Plugin plugin) {
        return menu.apply(plugin);
    }
}
