package dev.augury.server.ask;

import dev.augury.server.error.ApiException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the model may do with its tools: {@code tool_choice}.
 *
 * @param mode whether it may or must call
 * @param only the names of the tools that it may call, in the order of the request; null for all
 * @param named whether one tool was named to be called
 */
record ToolChoice(Mode mode, @Nullable Set<String> only, boolean named) {

    /** Whether the model may or must call. */
    enum Mode { NONE, AUTO, REQUIRED }

    private static final String KEY = "tool_choice";
    private static final int TOOLS_MAX = 128;
    private static final ToolChoice FREE = new ToolChoice(Mode.AUTO, null, false);

    /** Reads the member; free where there is none. */
    static ToolChoice read(Fields fields) {
        JsonNode choice = fields.any(KEY);
        if (choice == null) {
            return FREE;
        }
        return choice.isString() ? new ToolChoice(mode(KEY, choice.stringValue(), true), null, false) : object(new Fields(choice, KEY));
    }

    private static ToolChoice object(Fields choice) {
        String type = choice.requiredText("type");
        return switch (type) {
            case "function" -> {
                String name = function(choice);
                choice.end();
                yield new ToolChoice(Mode.REQUIRED, Set.of(name), true);
            }
            case "allowed_tools" -> {
                ToolChoice allowed = allowed(new Fields(choice.required("allowed_tools"), choice.at("allowed_tools")));
                choice.end();
                yield allowed;
            }
            case "custom" -> throw ApiException.unsupported(KEY, "Unsupported parameter: tool_choice: there are no custom tools here, only functions.");
            default -> throw ApiException.invalid(choice.at("type"), choice.at("type") + " is " + type + "; give function or allowed_tools.", "invalid_value");
        };
    }

    private static ToolChoice allowed(Fields allowed) {
        Mode mode = mode(allowed.at("mode"), allowed.requiredText("mode"), false);
        List<JsonNode> nodes = allowed.array("tools", TOOLS_MAX);
        if (nodes == null || nodes.isEmpty()) {
            throw ApiException.invalid(allowed.at("tools"), allowed.at("tools") + " is empty; name the tools that may be called.", "invalid_value");
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Fields tool = new Fields(nodes.get(i), allowed.at("tools") + "[" + i + "]");
            String type = tool.requiredText("type");
            if (!type.equals("function")) {
                throw ApiException.invalid(tool.at("type"), tool.at("type") + " is " + type + "; only function is supported.", "invalid_value");
            }
            names.add(function(tool));
            tool.end();
        }
        allowed.end();
        return new ToolChoice(mode, names, false);
    }

    private static String function(Fields tool) {
        Fields function = new Fields(tool.required("function"), tool.at("function"));
        String name = function.requiredText("name");
        function.end();
        return name;
    }

    private static Mode mode(String where, String mode, boolean none) {
        if (none && mode.equals("none")) {
            return Mode.NONE;
        }
        return switch (mode) {
            case "auto" -> Mode.AUTO;
            case "required" -> Mode.REQUIRED;
            default -> throw ApiException.invalid(where, where + " is '" + mode + "'; give " + (none ? "none, auto, required, or an object" : "auto or required") + ".", "invalid_value");
        };
    }

    /** Returns whether the model may call a tool. */
    boolean allows(String tool) {
        return only == null || only.contains(tool);
    }

    /**
     * Refuses a choice of what is not there.
     *
     * @param tools names of all tools of the request
     */
    void check(Set<String> tools) {
        for (String name : only == null ? Set.<String>of() : only) {
            if (!tools.contains(name)) {
                String known = tools.isEmpty() ? "it has none" : "there are: " + String.join(", ", tools);
                throw ApiException.invalid(KEY, "tool_choice names '" + name + "', which is no tool of this request; " + known + ".", "invalid_value");
            }
        }
        if (mode == Mode.REQUIRED && tools.isEmpty()) {
            throw ApiException.invalid(KEY, "tool_choice requires a call and the request has no tools; declare some, or leave it out.", "invalid_value");
        }
    }
}
