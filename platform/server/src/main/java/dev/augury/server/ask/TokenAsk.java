package dev.augury.server.ask;

import dev.augury.core.flow.Prompt;
import dev.augury.server.error.ApiException;
import dev.augury.server.model.ServedModel;
import dev.augury.server.model.ServedModels;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of {@code /tokenize} and {@code /detokenize}, which follow vLLM: a prompt or messages, and tokens. */
@Component
public final class TokenAsk {

    private final ServedModels models;
    private final LimitProperties limits;
    private final Messages messages;

    /** Makes the reader. */
    public TokenAsk(ServedModels models, LimitProperties limits, JsonMapper mapper) {
        this.models = models;
        this.limits = limits;
        messages = new Messages(limits, mapper);
    }

    /**
     * What to tokenize.
     *
     * @param model model
     * @param prompt text or chat
     * @param special whether the tokens round every text are added
     * @param texts whether the text of each token is wanted as well
     */
    public record Tokenize(ServedModel model, Prompt prompt, boolean special, boolean texts) {}

    /**
     * What to detokenize.
     *
     * @param model model
     * @param tokens ids within its vocabulary
     */
    public record Detokenize(ServedModel model, int[] tokens) {}

    /** Reads the body of {@code /tokenize}. */
    public Tokenize tokenize(JsonNode body) {
        Fields fields = new Fields(body, "");
        ServedModel model = Envelope.modelOrOnly(fields, models);
        boolean chat = fields.any("messages") != null;
        if (chat == (fields.any("prompt") != null)) {
            throw ApiException.invalid("prompt", "Give either prompt or messages.", "missing_required_parameter");
        }
        Prompt prompt = chat ? new Prompt.Chat(messages.read(fields), null, Map.of()) : new Prompt.Text(text(fields));
        boolean special = fields.flag("add_special_tokens", !chat);
        if (chat && special) {
            throw ApiException.unsupported(
                    "add_special_tokens", "Unsupported parameter: add_special_tokens: a chat has its special tokens from the model's template; leave it out or give a prompt.");
        }
        Tokenize asked = new Tokenize(model, prompt, special, fields.flag("return_token_strs", false));
        fields.end();
        return asked;
    }

    /** Reads the body of {@code /detokenize}. */
    public Detokenize detokenize(JsonNode body) {
        Fields fields = new Fields(body, "");
        ServedModel model = Envelope.modelOrOnly(fields, models);
        int[] tokens = TokenArrays.read("tokens", fields.required("tokens"), limits.contentLength(), model);
        fields.end();
        return new Detokenize(model, tokens);
    }

    private String text(Fields fields) {
        String text = fields.requiredText("prompt");
        if (text.length() > limits.contentLength()) {
            throw ApiException.invalid(
                    "prompt", "prompt has " + text.length() + " characters; give at most " + limits.contentLength() + ".", "string_above_max_length");
        }
        return text;
    }
}
