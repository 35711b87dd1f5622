package dev.augury.server.ask;

import dev.augury.server.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the declared tools of a chat into the values that templates see. */
final class Tools {

    private static final int TOOLS_MAX = 128;
    private static final int NAME_LENGTH_MAX = 128;

    private final JsonMapper mapper;

    Tools(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Reads {@code tools}; null without any. */
    @Nullable List<Map<String, @Nullable Object>> read(Fields fields) {
        List<JsonNode> nodes = fields.array("tools", TOOLS_MAX);
        if (nodes == null || nodes.isEmpty()) {
            return null;
        }
        List<Map<String, @Nullable Object>> tools = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            tools.add(tool(nodes.get(i), "tools[" + i + "]"));
        }
        return tools;
    }

    private Map<String, @Nullable Object> tool(JsonNode node, String where) {
        Fields tool = new Fields(node, where);
        String type = tool.requiredText("type");
        if (!type.equals("function")) {
            throw ApiException.invalid(tool.at("type"), tool.at("type") + " is " + type + "; only function is supported.", "invalid_value");
        }
        Fields function = new Fields(tool.required("function"), tool.at("function"));
        String name = function.requiredText("name");
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw ApiException.invalid(function.at("name"), function.at("name") + " has " + name.length() + " characters; give 1 to " + NAME_LENGTH_MAX + ".", "invalid_value");
        }
        function.text("description");
        JsonNode parameters = function.any("parameters");
        if (parameters != null) {
            new Fields(parameters, function.at("parameters"));
        }
        function.flag("strict", false);
        function.end();
        tool.end();
        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> value = mapper.treeToValue(node, Map.class);
        return value;
    }
}
