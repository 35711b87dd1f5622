package dev.augury.server.ask;

import dev.augury.core.flow.Toolset;
import dev.augury.server.error.ApiException;
import dev.augury.server.model.ServedModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tools of a chat: those that the client declares, those of this server that it enables, and what the model may do with them. */
@Component
final class ToolsAsk {

    private final Tools declared;
    private final HostedAsk hosted;

    ToolsAsk(HostedAsk hosted, JsonMapper mapper) {
        declared = new Tools(mapper);
        this.hosted = hosted;
    }

    /**
     * The tools of a chat.
     *
     * @param declared what the template sees, or null without any
     * @param set what the model may call
     */
    record Read(@Nullable List<Map<String, @Nullable Object>> declared, Toolset set) {}

    /** Reads {@code tools}, {@code tool_choice}, {@code parallel_tool_calls} and {@code augury}. */
    Read read(Fields fields, ServedModel model) {
        boolean calls = calls(fields);
        List<Map<String, @Nullable Object>> own = declared.read(fields);
        boolean parallel = fields.flag("parallel_tool_calls", true);
        Set<String> names = hosted.read(fields, model);
        List<Map<String, @Nullable Object>> all = new ArrayList<>(own == null ? List.of() : own);
        Set<String> client = new LinkedHashSet<>();
        for (Map<String, @Nullable Object> tool : all) {
            client.add(name(tool));
        }
        for (String name : names) {
            if (client.contains(name)) {
                throw ApiException.invalid("tools", "Tool '" + name + "' is declared in tools and is one of this server's too; give it another name.", "invalid_value");
            }
        }
        if (calls && !client.isEmpty() && !model.calls()) {
            throw ApiException.unsupported(
                    "tools", "Unsupported parameter: tools: the chat template of model '" + model.name() + "' knows no calls; with tool_choice \"none\" it is left to the template"
                            + " what becomes of them.");
        }
        all.addAll(hosted.declared(names));
        return new Read(all.isEmpty() ? null : all, calls ? new Toolset(names, client, !parallel) : Toolset.NONE);
    }

    private static boolean calls(Fields fields) {
        JsonNode choice = fields.any("tool_choice");
        if (choice == null || choice.isString() && choice.stringValue().equals("auto")) {
            return true;
        }
        if (choice.isString() && choice.stringValue().equals("none")) {
            return false;
        }
        throw ApiException.unsupported(
                "tool_choice", "Unsupported parameter: tool_choice: no model is forced to call here; give \"auto\" or \"none\", or leave it out.");
    }

    private static String name(Map<String, @Nullable Object> tool) {
        return tool.get("function") instanceof Map<?, ?> function ? String.valueOf(function.get("name")) : "";
    }
}
