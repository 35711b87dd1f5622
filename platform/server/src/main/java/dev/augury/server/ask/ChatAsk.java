package dev.augury.server.ask;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.server.error.ApiException;
import dev.augury.server.model.ServedModel;
import dev.augury.server.model.ServedModels;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of chat completions. */
@Component
public final class ChatAsk {

    private final ServedModels models;
    private final JsonMapper mapper;
    private final Messages messages;
    private final ToolsAsk tools;
    private final Sampling sampling;

    /** Makes the reader; requests without a seed draw one. */
    ChatAsk(ServedModels models, LimitProperties limits, ToolsAsk tools, JsonMapper mapper, LongSupplier seeds) {
        this.models = models;
        this.mapper = mapper;
        messages = new Messages(limits, mapper);
        this.tools = tools;
        sampling = new Sampling(limits, seeds);
    }

    /**
     * Reads a body.
     *
     * @throws ApiException when it is wrong or asks for what is not supported
     */
    public Asked read(JsonNode body, Asker asker) {
        Fields fields = new Fields(body, "");
        ServedModel model = Envelope.model(fields, models);
        new Unsupported(fields).chat();
        List<Map<String, @Nullable Object>> chat = messages.read(fields);
        Integer topLogprobs = logprobs(fields);
        ToolsAsk.Read read = tools.read(fields, model, asker);
        ServeRequest request = new ServeRequest(
                Ids.next("chatcmpl-"),
                model.name(),
                asker.tenant(),
                Envelope.program(fields, "tools"),
                null,
                new Prompt.Chat(chat, read.declared(), template(fields)),
                sampling.limits(fields, model, outputTokensMax(fields)),
                sampling.spec(fields, model, topLogprobs),
                sampling.choices(fields),
                false,
                read.set());
        return Envelope.close(fields, List.of(request), topLogprobs != null);
    }

    private static @Nullable Integer logprobs(Fields fields) {
        boolean logprobs = fields.flag("logprobs", false);
        Long top = fields.whole("top_logprobs", 0, 20);
        if (top != null && top > 0 && !logprobs) {
            throw ApiException.invalid("top_logprobs", "top_logprobs needs logprobs to be true; set it or leave top_logprobs out.", "invalid_value");
        }
        return !logprobs ? null : top == null ? 0 : top.intValue();
    }

    private static @Nullable Integer outputTokensMax(Fields fields) {
        Long older = fields.whole("max_tokens", 1, Integer.MAX_VALUE);
        Long newer = fields.whole("max_completion_tokens", 1, Integer.MAX_VALUE);
        if (older != null && newer != null && !older.equals(newer)) {
            throw ApiException.invalid("max_tokens", "max_tokens and max_completion_tokens differ; give one of them.", "invalid_value");
        }
        Long value = newer == null ? older : newer;
        return value == null ? null : value.intValue();
    }

    private Map<String, Object> template(Fields fields) {
        JsonNode node = fields.any("chat_template_kwargs");
        if (node == null) {
            return Map.of();
        }
        new Fields(node, "chat_template_kwargs");
        for (String reserved : List.of("messages", "tools", "add_generation_prompt")) {
            if (node.has(reserved)) {
                String where = "chat_template_kwargs." + reserved;
                throw ApiException.invalid(where, where + " is set by the server; leave it out.", "invalid_value");
            }
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> variables = mapper.treeToValue(node, Map.class);
        return variables;
    }
}
