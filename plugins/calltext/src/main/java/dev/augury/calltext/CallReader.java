package dev.augury.calltext;

import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls out of whole JSON values: {@code {"name": …, "arguments": {…}}} or an array of them, with {@code parameters} for {@code arguments} and with the
 * wrapping {@code {"type": "function", "function": {…}}} where a model writes so. Thread-safe.
 */
public final class CallReader {

    private static final int NAMES_SHOWN = 20;
    private static final int NAME_SHOWN = 64;

    private final List<String> order;
    private final Set<String> tools;

    /** Takes the tools that the request declares. */
    public CallReader(List<String> tools) {
        order = List.copyOf(tools);
        this.tools = Set.copyOf(tools);
    }

    /** Returns whether the request declares any tool; without one nothing is a call. */
    public boolean hasTools() {
        return !tools.isEmpty();
    }

    /** Returns whether the request declares this tool. */
    public boolean declares(String tool) {
        return tools.contains(tool);
    }

    /** Reads a value that stands where only calls may stand: whatever is no call is malformed. */
    public void read(String json, Findings findings) {
        for (String one : json.startsWith("[") ? elements(json) : List.of(json)) {
            if (!object(one, findings)) {
                findings.malformed("The call has no \"name\"; write {\"name\": …, \"arguments\": {…}}.");
            }
        }
    }

    /**
     * Reads a value that stands where text may stand too.
     *
     * @return whether it was meant as calls; nothing was found in it otherwise
     */
    public boolean readIfCalls(String json, Findings findings) {
        List<String> values = json.startsWith("[") ? elements(json) : List.of(json);
        if (values.isEmpty() || values.stream().noneMatch(this::meantAsCall)) {
            return false;
        }
        read(json, findings);
        return true;
    }

    /** Adds a call, or says what is wrong with it: the tool is not declared, or the arguments are no object. */
    public void call(String tool, String arguments, Findings findings) {
        if (!tools.contains(tool)) {
            findings.malformed("There is no tool '" + shown(tool) + "'; declared are " + declared() + ".");
        } else if (!arguments.startsWith("{")) {
            findings.malformed("The arguments of '" + shown(tool) + "' are no JSON object.");
        } else {
            findings.call(new DetectedCall(tool, arguments));
        }
    }

    private boolean meantAsCall(String value) {
        Map<String, String> members = members(value);
        String name = name(members);
        return name != null && (tools.contains(name) || arguments(members) != null);
    }

    private boolean object(String json, Findings findings) {
        Map<String, String> members = members(json);
        String name = name(members);
        if (name == null) {
            return false;
        }
        String arguments = arguments(members);
        call(name, arguments == null ? "{}" : arguments, findings);
        return true;
    }

    private static @Nullable String name(Map<String, String> members) {
        String name = members.getOrDefault("name", members.get("function"));
        return name != null && name.startsWith("\"") ? JsonString.unquote(name) : null;
    }

    private static @Nullable String arguments(Map<String, String> members) {
        String arguments = members.getOrDefault("arguments", members.get("parameters"));
        if (arguments == null || arguments.equals("null")) {
            return arguments == null ? null : "{}";
        }
        if (arguments.startsWith("\"")) {
            String inner = JsonString.unquote(arguments).strip();
            return inner.startsWith("{") && JsonText.isWhole(inner) ? inner : arguments;
        }
        return arguments;
    }

    /** Returns the members of the object, or of the object under {@code function} where it is wrapped. */
    private static Map<String, String> members(String json) {
        Map<String, String> members = new HashMap<>();
        Map<String, String> wrapped = new HashMap<>();
        walk(json, new JsonWatcher() {
            private boolean inFunction;

            @Override
            public boolean begins(int depth, String key, char first) {
                inFunction = depth == 1 ? key.equals("function") && first == '{' : inFunction;
                return true;
            }

            @Override
            public void ends(int depth, String key, String value) {
                if (depth == 1) {
                    members.put(key, value);
                } else if (depth == 2 && inFunction) {
                    wrapped.put(key, value);
                }
            }
        });
        return json.startsWith("{") ? wrapped.isEmpty() ? members : wrapped : Map.of();
    }

    private static List<String> elements(String json) {
        List<String> elements = new ArrayList<>();
        walk(json, new JsonWatcher() {
            @Override
            public void ends(int depth, String key, String value) {
                if (depth == 1) {
                    elements.add(value);
                }
            }
        });
        return elements;
    }

    private static void walk(String json, JsonWatcher watcher) {
        JsonText text = new JsonText(watcher);
        for (int i = 0; i < json.length() && text.take(json.charAt(i)) == JsonText.Progress.OPEN; i++) {
            // the watcher does the work
        }
    }

    private String declared() {
        String names = String.join(", ", order.subList(0, Math.min(NAMES_SHOWN, order.size())));
        return order.size() > NAMES_SHOWN ? names + " and " + (order.size() - NAMES_SHOWN) + " more" : names;
    }

    private static String shown(String tool) {
        return tool.length() > NAME_SHOWN ? tool.substring(0, NAME_SHOWN) + "…" : tool;
    }
}
