package dev.augury.testing.kit.call;

import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An executor whose tools answer what a script says; it keeps the calls it was given. */
public final class ScriptedCallExecutor implements CallExecutor {

    private final Map<String, Function<CallRequest, String>> tools;
    private final List<CallRequest> calls = new CopyOnWriteArrayList<>();

    /** Takes the tools by name. */
    public ScriptedCallExecutor(Map<String, Function<CallRequest, String>> tools) {
        this.tools = Map.copyOf(tools);
    }

    /** Returns the calls so far. */
    public List<CallRequest> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Set<String> tools() {
        return tools.keySet();
    }

    @Override
    public CallResponse execute(CallRequest call) {
        calls.add(call);
        Function<CallRequest, String> tool = tools.get(call.tool());
        return tool == null
                ? new CallResponse("There is no tool '" + call.tool() + "'; known are " + tools.keySet(), true)
                : new CallResponse(tool.apply(call), false);
    }
}
