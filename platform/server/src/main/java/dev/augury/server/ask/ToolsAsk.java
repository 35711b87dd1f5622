package dev.augury.server.ask;

import dev.augury.core.flow.Toolset;
import dev.augury.server.error.ApiException;
import dev.augury.server.model.ServedModel;
import dev.augury.spi.call.ToolDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tools of a chat: those that the client declares, those of this server that it enables, and what the model may do with them. */
@Component
final class ToolsAsk {

    private static final String ANY_OBJECT = "{\"type\": \"object\"}";

    private final Tools declared;
    private final HostedAsk hosted;
    private final JsonMapper mapper;

    ToolsAsk(HostedAsk hosted, JsonMapper mapper) {
        declared = new Tools(mapper);
        this.hosted = hosted;
        this.mapper = mapper;
    }

    /**
     * The tools of a chat.
     *
     * @param declared what the template sees, or null without any
     * @param set what the model may call
     */
    record Read(@Nullable List<Map<String, @Nullable Object>> declared, Toolset set) {}

    /** Reads {@code tools}, {@code tool_choice}, {@code parallel_tool_calls} and {@code augury}. */
    Read read(Fields fields, ServedModel model, Asker asker) {
        ToolChoice choice = ToolChoice.read(fields);
        boolean calls = choice.mode() != ToolChoice.Mode.NONE;
        List<Map<String, @Nullable Object>> own = declared.read(fields);
        boolean parallel = fields.flag("parallel_tool_calls", true);
        Set<String> names = hosted.read(fields, model, asker);
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
        choice.check(all.stream().map(ToolsAsk::name).collect(Collectors.toCollection(LinkedHashSet::new)));
        return new Read(all.isEmpty() ? null : all, calls ? set(choice, names, client, all, parallel) : Toolset.NONE);
    }

    /** A named tool of the client is called once; of this server's tools the model may make several calls in a turn, unless they are to be made one at a time. */
    private Toolset set(ToolChoice choice, Set<String> hosted, Set<String> client, List<Map<String, @Nullable Object>> all, boolean parallel) {
        List<ToolDeclaration> forced = choice.mode() != ToolChoice.Mode.REQUIRED ? List.of() : all.stream()
                .filter(tool -> choice.allows(name(tool)))
                .map(tool -> new ToolDeclaration(name(tool), "", parameters(tool)))
                .toList();
        boolean single = !parallel || choice.named() && client.contains(forced.getFirst().name());
        return new Toolset(allowed(choice, hosted), allowed(choice, client), single, forced);
    }

    /** A tool that was named must be called first; it does not forbid the others in the turns after that. */
    private static Set<String> allowed(ToolChoice choice, Set<String> tools) {
        return choice.named() ? tools : tools.stream().filter(choice::allows).collect(Collectors.toSet());
    }

    private String parameters(Map<String, @Nullable Object> tool) {
        Object parameters = tool.get("function") instanceof Map<?, ?> function ? function.get("parameters") : null;
        return parameters == null ? ANY_OBJECT : mapper.writeValueAsString(parameters);
    }

    private static String name(Map<String, @Nullable Object> tool) {
        return tool.get("function") instanceof Map<?, ?> function ? String.valueOf(function.get("name")) : "";
    }
}
