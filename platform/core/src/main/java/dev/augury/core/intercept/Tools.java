package dev.augury.core.intercept;

import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.constrain.ConstraintCompiler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tools that a lane's model may call, and how.
 *
 * @param detector the form in which the model calls
 * @param executors what performs calls, by name of the tool
 * @param limits the limits of calls
 * @param constraints what can force the model to call, or null where nothing can
 */
public record Tools(CallDetector detector, Map<String, CallExecutor> executors, CallLimits limits, @Nullable ConstraintCompiler constraints) {

    /** Copies the map. */
    public Tools {
        executors = Map.copyOf(executors);
    }

    /**
     * Makes the tools of some executors.
     *
     * @throws IllegalArgumentException when two executors perform a tool of the same name
     */
    public static Tools of(CallDetector detector, List<CallExecutor> executors, CallLimits limits) {
        Map<String, CallExecutor> byTool = new LinkedHashMap<>();
        for (CallExecutor executor : executors) {
            for (String tool : executor.tools()) {
                if (byTool.put(tool, executor) != null) {
                    throw new IllegalArgumentException("Two executors perform a tool named '" + tool + "'; give one of them another name");
                }
            }
        }
        return new Tools(detector, byTool, limits, null);
    }

    /** Returns the same tools, with something that can force the model to call them. */
    public Tools forcedBy(@Nullable ConstraintCompiler compiler) {
        return new Tools(detector, executors, limits, compiler);
    }
}
