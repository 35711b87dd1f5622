package dev.augury.server.ask;

import dev.augury.server.error.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the messages of a chat into the values that templates see. */
final class Messages {

    private static final Set<String> ROLES = new TreeSet<>(Set.of("system", "developer", "user", "assistant", "tool"));

    private final LimitProperties limits;
    private final JsonMapper mapper;

    Messages(LimitProperties limits, JsonMapper mapper) {
        this.limits = limits;
        this.mapper = mapper;
    }

    /** Reads {@code messages}. */
    List<Map<String, @Nullable Object>> read(Fields fields) {
        List<JsonNode> nodes = Fields.array("messages", fields.required("messages"), limits.messages());
        if (nodes.isEmpty()) {
            throw ApiException.invalid("messages", "messages is empty; give at least one message.", "empty_array");
        }
        List<Map<String, @Nullable Object>> messages = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            messages.add(message(new Fields(nodes.get(i), "messages[" + i + "]")));
        }
        return messages;
    }

    private Map<String, @Nullable Object> message(Fields fields) {
        String role = fields.requiredText("role");
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", role);
        String name = fields.text("name");
        if (name != null) {
            message.put("name", name);
        }
        switch (role) {
            case "system", "developer", "user" -> message.put("content", content(fields, true));
            case "tool" -> {
                message.put("content", content(fields, true));
                message.put("tool_call_id", fields.requiredText("tool_call_id"));
            }
            case "assistant" -> assistant(fields, message);
            default -> throw ApiException.invalid(
                    fields.at("role"), fields.at("role") + " is " + role + "; give one of " + String.join(", ", ROLES) + ".", "invalid_value");
        }
        fields.end();
        return message;
    }

    private void assistant(Fields fields, Map<String, @Nullable Object> message) {
        refuse(fields, "refusal", "refusals are not part of the template; give the text as content");
        refuse(fields, "audio", "only text is supported");
        refuse(fields, "function_call", "give tool_calls instead");
        JsonNode annotations = fields.refusable("annotations");
        if (annotations != null && !annotations.isEmpty()) {
            throw ApiException.unsupported(fields.at("annotations"), "Unsupported parameter: " + fields.at("annotations") + ": only text is supported.");
        }
        List<JsonNode> calls = fields.array("tool_calls", 128);
        boolean called = calls != null && !calls.isEmpty();
        message.put("content", content(fields, !called));
        if (called) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                values.add(call(new Fields(calls.get(i), fields.at("tool_calls") + "[" + i + "]")));
            }
            message.put("tool_calls", values);
        }
    }

    /** Templates want the arguments of a call as a value and write it in their own way, while the API carries them as a JSON text. */
    private Map<String, Object> call(Fields fields) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("id", fields.requiredText("id"));
        String type = fields.requiredText("type");
        if (!type.equals("function")) {
            throw ApiException.invalid(fields.at("type"), fields.at("type") + " is " + type + "; only function is supported.", "invalid_value");
        }
        call.put("type", type);
        Fields function = new Fields(fields.required("function"), fields.at("function"));
        Map<String, Object> called = new LinkedHashMap<>();
        called.put("name", function.requiredText("name"));
        called.put("arguments", arguments(function));
        function.end();
        call.put("function", called);
        fields.end();
        return call;
    }

    private Object arguments(Fields function) {
        String text = function.requiredText("arguments");
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            JsonNode node = mapper.readTree(text);
            if (node.isObject()) {
                return mapper.treeToValue(node, Map.class);
            }
        } catch (JacksonException e) {
            throw ApiException.invalid(
                    function.at("arguments"), function.at("arguments") + " is not JSON: " + e.getOriginalMessage() + ".", "invalid_value");
        }
        throw ApiException.invalid(function.at("arguments"), function.at("arguments") + " is not a JSON object; give one as a text.", "invalid_value");
    }

    private @Nullable String content(Fields fields, boolean required) {
        JsonNode node = required ? fields.required("content") : fields.any("content");
        if (node == null) {
            return null;
        }
        String where = fields.at("content");
        String text;
        if (node.isString()) {
            text = node.stringValue();
        } else if (node.isArray()) {
            text = parts(where, node);
        } else {
            throw ApiException.invalid(where, where + " is " + Fields.kind(node) + "; give a string or an array of text parts.", "invalid_type");
        }
        if (text.length() > limits.contentLength()) {
            throw ApiException.invalid(
                    where, where + " has " + text.length() + " characters; give at most " + limits.contentLength() + ".", "string_above_max_length");
        }
        return text;
    }

    /** Joins text parts by line ends, as the other servers of open models do. */
    private String parts(String where, JsonNode node) {
        List<JsonNode> nodes = Fields.array(where, node, limits.messages());
        List<String> texts = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Fields part = new Fields(nodes.get(i), where + "[" + i + "]");
            String type = part.requiredText("type");
            if (!type.equals("text")) {
                String name = part.at("type");
                throw ApiException.unsupported(name, "Unsupported content part: " + name + " is " + type + "; only text is supported.");
            }
            texts.add(part.requiredText("text"));
            part.end();
        }
        return String.join("\n", texts);
    }

    private static void refuse(Fields fields, String name, String reason) {
        if (fields.refusable(name) != null) {
            throw ApiException.unsupported(fields.at(name), "Unsupported parameter: " + fields.at(name) + ": " + reason + ".");
        }
    }
}
