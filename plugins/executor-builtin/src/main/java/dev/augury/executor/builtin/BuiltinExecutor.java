package dev.augury.executor.builtin;

import dev.augury.calltext.JsonMembers;
import dev.augury.calltext.JsonString;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.call.ToolDeclaration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs the built-in tools; whatever is wrong with a call is told to the model as {@code {"error": "…"}}. */
final class BuiltinExecutor implements CallExecutor {

    /** All tools there are. */
    static final List<String> NAMES = List.of("calculator", "clock");

    private final Map<String, BuiltinTool> tools = new TreeMap<>();

    BuiltinExecutor(BuiltinConfig config, InstantSource now) {
        for (BuiltinTool tool : List.of(new CalculatorTool(), new WorldClock(now))) {
            if (config.tools().contains(tool.declaration().name())) {
                tools.put(tool.declaration().name(), tool);
            }
        }
    }

    @Override
    public Set<String> tools() {
        return Set.copyOf(tools.keySet());
    }

    @Override
    public List<ToolDeclaration> declarations() {
        return tools.values().stream().map(BuiltinTool::declaration).toList();
    }

    @Override
    public CallResponse execute(CallRequest call) {
        try {
            BuiltinTool tool = tools.get(call.tool());
            if (tool == null) {
                throw new Refusal("unknown tool " + call.tool() + ", known are " + String.join(", ", tools.keySet()));
            }
            return new CallResponse(tool.run(text(call.arguments(), tool.argument())), false);
        } catch (Refusal e) {
            return new CallResponse("{\"error\": " + JsonString.quote(e.reason()) + "}", true);
        }
    }

    /** A number is taken for the text that it is. */
    private static String text(String arguments, String name) throws Refusal {
        Map<String, String> members = JsonMembers.of(arguments).orElseThrow(() -> new Refusal("the arguments must be a JSON object"));
        String value = members.getOrDefault(name, "null");
        if (value.startsWith("\"")) {
            return JsonString.unquote(value);
        }
        if (!Character.isDigit(value.charAt(0)) && value.charAt(0) != '-') {
            throw new Refusal("argument " + name + " must be a string");
        }
        return value;
    }
}
