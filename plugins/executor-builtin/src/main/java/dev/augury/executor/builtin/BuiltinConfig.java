package dev.augury.executor.builtin;

import dev.augury.spi.Option;
import java.util.List;

/**
 * Options of the executor {@code builtin}.
 *
 * @param tools names of the tools to offer
 */
public record BuiltinConfig(
        @Option(doc = "Tools to offer, of calculator and clock.", defaultValue = "calculator, clock") List<String> tools) {

    /** Copies the list and refuses names that are not known. */
    public BuiltinConfig {
        tools = List.copyOf(tools);
        for (String tool : tools) {
            if (!BuiltinExecutor.NAMES.contains(tool)) {
                throw new IllegalArgumentException("tools names '" + tool + "'; known are " + String.join(", ", BuiltinExecutor.NAMES));
            }
        }
    }
}
