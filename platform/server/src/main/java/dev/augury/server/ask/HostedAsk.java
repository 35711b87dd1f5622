package dev.augury.server.ask;

import dev.augury.server.call.CallProperties;
import dev.augury.server.call.HostedTools;
import dev.augury.server.error.ApiException;
import dev.augury.server.model.ServedModel;
import dev.augury.spi.call.ToolDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads which tools of this server a request enables: the member {@code augury.tools}, or what the operator has set for the key of requests without it. */
@Component
final class HostedAsk {

    private static final int TOOLS_MAX = 128;

    private final HostedTools tools;
    private final CallProperties properties;
    private final JsonMapper mapper;

    HostedAsk(HostedTools tools, CallProperties properties, JsonMapper mapper) {
        this.tools = tools;
        this.properties = properties;
        this.mapper = mapper;
    }

    /** Reads the names, in the order of the request. */
    Set<String> read(Fields fields, ServedModel model, Asker asker) {
        JsonNode node = fields.any("augury");
        List<JsonNode> named = null;
        if (node != null) {
            named = new Fields(node, "augury").array("tools", TOOLS_MAX);
        }
        if (named == null) {
            return model.calls() ? new LinkedHashSet<>(properties.toolsOf(asker.key())) : Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < named.size(); i++) {
            names.add(name("augury.tools[" + i + "]", named.get(i)));
        }
        if (!names.isEmpty() && !model.calls()) {
            throw ApiException.invalid(
                    "augury.tools", "The chat template of model '" + model.name() + "' knows no calls; leave augury.tools out.", "invalid_value");
        }
        return names;
    }

    private String name(String where, JsonNode node) {
        if (!node.isString()) {
            throw ApiException.invalid(where, where + " is " + Fields.kind(node) + "; give the name of a tool of this server.", "invalid_type");
        }
        String name = node.stringValue();
        if (tools.find(name).isEmpty()) {
            String known = tools.names().isEmpty() ? "It has none; see augury.call-executor.name" : "There are: " + String.join(", ", tools.names());
            throw ApiException.invalid(where, "This server has no tool '" + name + "'. " + known + ".", "invalid_value");
        }
        return name;
    }

    /** Returns what templates see of these tools. */
    List<Map<String, @Nullable Object>> declared(Set<String> names) {
        List<Map<String, @Nullable Object>> declared = new ArrayList<>();
        for (String name : names) {
            ToolDeclaration tool = tools.find(name).orElseThrow(() -> new IllegalStateException(
                    "augury.calls enables '" + name + "', which no executor performs; there are: " + String.join(", ", tools.names())));
            Map<String, @Nullable Object> function = new LinkedHashMap<>();
            function.put("name", tool.name());
            if (!tool.description().isEmpty()) {
                function.put("description", tool.description());
            }
            function.put("parameters", mapper.readValue(tool.parameters(), Map.class));
            Map<String, @Nullable Object> value = new LinkedHashMap<>();
            value.put("type", "function");
            value.put("function", function);
            declared.add(value);
        }
        return declared;
    }
}
