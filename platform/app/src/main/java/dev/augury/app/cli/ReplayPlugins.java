package dev.augury.app.cli;

import dev.augury.app.replay.Choice;
import dev.augury.app.replay.Machine;
import dev.augury.app.replay.PluginChoices;
import dev.augury.server.plugin.PluginRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags that choose the plugins of a replay. */
final class ReplayPlugins {

    private static final String ENGINE = "simulated";
    private static final String GIVEN = "given";
    private static final String COSTS = "costs";
    private static final String SCRIPTS = "scripts";

    @Key("augury.replay.costs")
    @Option(names = "--costs", paramLabel = "NAME|FILE", defaultValue = GIVEN,
            description = "What steps and copies cost: gptj-6b-a100, vicuna-13b-2xa100, a file that 'bench costs' wrote, or ${DEFAULT-VALUE} by --engine-option. "
                    + "Key: augury.replay.costs")
    private String costs;

    @Key("augury.replay.engine-options[*]")
    @Option(names = "--engine-option", paramLabel = "KEY=VALUE", description = "Option of the engine 'simulated'; 'augury plugins' lists them.")
    private Map<String, String> engineOptions = Map.of();

    @Key("augury.replay.scheduler")
    @Option(names = "--scheduler", paramLabel = "NAME", defaultValue = "fcfs", description = "Scheduling plugin; default ${DEFAULT-VALUE}. Key: augury.replay.scheduler")
    private String scheduler;

    @Key("augury.replay.scheduler-options[*]")
    @Option(names = "--scheduler-option", paramLabel = "KEY=VALUE", description = "Option of the scheduler.")
    private Map<String, String> schedulerOptions = Map.of();

    @Key("augury.replay.handling")
    @Option(names = "--handling", paramLabel = "NAME", defaultValue = "preserve", description = "Handling plugin; default ${DEFAULT-VALUE}. Key: augury.replay.handling")
    private String handling;

    @Key("augury.replay.handling-options[*]")
    @Option(names = "--handling-option", paramLabel = "KEY=VALUE", description = "Option of the handling.")
    private Map<String, String> handlingOptions = Map.of();

    @Key("augury.replay.predictor")
    @Option(names = "--predictor", paramLabel = "NAME",
            description = "Predictor plugin; 'oracle' tells the truth of the trace; default: the host's guess. Key: augury.replay.predictor")
    private @Nullable String predictor;

    @Key("augury.replay.predictor-options[*]")
    @Option(names = "--predictor-option", paramLabel = "KEY=VALUE", description = "Option of the predictor.")
    private Map<String, String> predictorOptions = Map.of();

    /** Returns the name or the file of the costs. */
    String costs() {
        return costs;
    }

    /** Returns the machine of the costs, if it is known. */
    Optional<Machine> machine() {
        return Machine.of(costs);
    }

    /** Returns the plugins, the engine following these scripts. */
    PluginChoices choices(PluginRegistry registry, Path scripts) {
        if (predictor == null && !predictorOptions.isEmpty()) {
            throw new IllegalArgumentException("--predictor-option is given without --predictor; name the predictor, or leave its options out");
        }
        if (engineOptions.containsKey(COSTS) || engineOptions.containsKey(SCRIPTS)) {
            throw new IllegalArgumentException("--engine-option sets " + COSTS + " or " + SCRIPTS + ", which the replay sets itself; name costs by --costs and requests by --trace");
        }
        Map<String, String> engine = new LinkedHashMap<>(engineOptions);
        engine.put(COSTS, costs);
        engine.put(SCRIPTS, scripts.toString());
        return new PluginChoices(
                registry,
                new Choice(ENGINE, engine),
                new Choice(scheduler, schedulerOptions),
                new Choice(handling, handlingOptions),
                predictor == null ? null : new Choice(predictor, predictorOptions));
    }
}
