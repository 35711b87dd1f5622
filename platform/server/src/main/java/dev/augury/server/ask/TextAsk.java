package dev.augury.server.ask;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.ServeRequest.Limits;
import dev.augury.server.error.ApiException;
import dev.augury.server.model.ServedModel;
import dev.augury.server.model.ServedModels;
import dev.augury.spi.engine.SamplingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the bodies of text completions. */
@Component
public final class TextAsk {

    /** Tokens of an answer where the client does not say, as OpenAI has it. */
    private static final int OUTPUT_TOKENS_DEFAULT = 16;

    private final ServedModels models;
    private final LimitProperties limits;
    private final Sampling sampling;

    /** Makes the reader; requests without a seed draw one. */
    public TextAsk(ServedModels models, LimitProperties limits, LongSupplier seeds) {
        this.models = models;
        this.limits = limits;
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
        new Unsupported(fields).text();
        boolean echo = fields.flag("echo", false);
        // A client that only wants the prompt scored asks for nothing more than its echo.
        int most = fields.integer("max_tokens", echo ? 0 : 1, Integer.MAX_VALUE, OUTPUT_TOKENS_DEFAULT);
        Long top = fields.whole("logprobs", 0, 20);
        Limits stops = sampling.limits(fields, model, most);
        SamplingSpec spec = sampling.spec(fields, model, top == null ? null : top.intValue());
        int choices = sampling.choices(fields);
        String program = Envelope.program(fields);
        String id = Ids.next("cmpl-");
        List<Prompt> prompts = prompts(fields, model);
        List<ServeRequest> parts = new ArrayList<>(prompts.size());
        for (int i = 0; i < prompts.size(); i++) {
            String part = prompts.size() == 1 ? id : id + "-" + i;
            parts.add(new ServeRequest(part, model.name(), asker.tenant(), program, null, prompts.get(i), stops, spec, choices, echo));
        }
        Asked asked = Envelope.close(fields, parts, top != null);
        return new Asked(id, asked.model(), parts, asked.stream(), asked.includeUsage(), asked.logprobs(), asked.serviceTier());
    }

    /** Reads a text, tokens, or an array of either. */
    private List<Prompt> prompts(Fields fields, ServedModel model) {
        JsonNode node = fields.required("prompt");
        if (node.isString()) {
            return List.of(text("prompt", node));
        }
        if (!node.isArray() || node.isEmpty()) {
            throw ApiException.invalid(
                    "prompt", "prompt is " + (node.isArray() ? "empty" : Fields.kind(node)) + "; give a text, tokens, or an array of either.", "invalid_type");
        }
        if (node.get(0).isNumber()) {
            return List.of(tokens("prompt", node, model));
        }
        List<JsonNode> nodes = Fields.array("prompt", node, limits.prompts());
        List<Prompt> prompts = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            String where = "prompt[" + i + "]";
            prompts.add(nodes.get(i).isString() ? text(where, nodes.get(i)) : tokens(where, nodes.get(i), model));
        }
        return prompts;
    }

    private Prompt text(String where, JsonNode node) {
        String text = node.stringValue();
        if (text.length() > limits.contentLength()) {
            throw ApiException.invalid(
                    where, where + " has " + text.length() + " characters; give at most " + limits.contentLength() + ".", "string_above_max_length");
        }
        return new Prompt.Text(text);
    }

    private Prompt tokens(String where, JsonNode node, ServedModel model) {
        int[] ids = TokenArrays.read(where, node, limits.contentLength(), model);
        if (ids.length == 0) {
            throw ApiException.invalid(where, where + " is empty; give at least one token.", "invalid_value");
        }
        return new Prompt.Tokens(ids);
    }
}
