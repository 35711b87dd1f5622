package dev.augury.server.call;

import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.ToolDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tools of the operator. Thread-safe. */
public final class HostedTools implements AutoCloseable {

    private final List<CallExecutor> executors;
    private final Map<String, ToolDeclaration> declarations = new TreeMap<>();

    /**
     * Takes the executors, which it closes.
     *
     * @throws IllegalArgumentException when two of them perform a tool of the same name
     */
    public HostedTools(List<CallExecutor> executors) {
        this.executors = List.copyOf(executors);
        for (CallExecutor executor : executors) {
            for (ToolDeclaration tool : executor.declarations()) {
                if (declarations.put(tool.name(), tool) != null) {
                    throw new IllegalArgumentException("Two call executors perform a tool named '" + tool.name() + "'; give one of them another name");
                }
            }
        }
    }

    /** Returns what performs them. */
    public List<CallExecutor> executors() {
        return executors;
    }

    /** Returns their names in alphabetical order. */
    public List<String> names() {
        return List.copyOf(declarations.keySet());
    }

    /** Returns what a model is told of a tool, if there is one of that name. */
    public Optional<ToolDeclaration> find(String name) {
        return Optional.ofNullable(declarations.get(name));
    }

    /** Closes the executors, after the lanes. */
    @Override
    public void close() {
        executors.forEach(CallExecutor::close);
    }
}
