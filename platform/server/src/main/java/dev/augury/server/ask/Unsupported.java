package dev.augury.server.ask;

import dev.augury.server.error.ApiException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of OpenAI's API which this server does not support. Each is refused by name, but for the values with which a client asks for what happens
 * anyway.
 */
final class Unsupported {

    private static final Predicate<JsonNode> NEVER = node -> false;
    private static final Predicate<JsonNode> EMPTY = node -> node.isArray() && node.isEmpty();

    private final Fields fields;

    Unsupported(Fields fields) {
        this.fields = fields;
    }

    /** Refuses what chat completions may name. */
    void chat() {
        refuse("functions", EMPTY, "this server does not call functions; leave it out");
        refuse("function_call", node -> is(node, "none") || is(node, "auto"), "there are no functions to call; leave it out");
        refuse("response_format", Unsupported::textFormat, "only {\"type\": \"text\"} is supported");
        refuse("modalities", Unsupported::textOnly, "only [\"text\"] is supported");
        refuse("audio", NEVER, "answers are text only");
        refuse("prediction", NEVER, "predicted outputs are not used");
        refuse("web_search_options", NEVER, "this server does not search the web");
        refuse("reasoning_effort", NEVER, "use chat_template_kwargs for the switches of the model's own template");
        refuse("verbosity", NEVER, "ask for it in a message instead");
        refuse("store", node -> node.isBoolean() && !node.booleanValue(), "answers are not kept for later retrieval; leave it out or give false");
        refuse("metadata", NEVER, "answers are not kept, so nothing could carry it; leave it out");
        refuse("moderation", NEVER, "this server does not moderate");
        refuse("prompt_cache_retention", NEVER, "the prefix cache keeps what fits; leave it out");
        refuse("prompt_cache_options", NEVER, "the prefix cache has no options per request; leave it out");
    }

    /** Refuses what text completions may name. */
    void text() {
        refuse("best_of", NEVER, "ask for several answers with n and choose among them");
        refuse("suffix", NEVER, "text is only continued at its end; leave it out");
    }

    /** Refuses what neither knows. */
    void both() {
        refuse("adapter", NEVER, "adapters are not served");
    }

    private void refuse(String name, Predicate<JsonNode> harmless, String reason) {
        JsonNode node = fields.refusable(name);
        if (node != null && !harmless.test(node)) {
            throw ApiException.unsupported(fields.at(name), "Unsupported parameter: " + fields.at(name) + ": " + reason + ".");
        }
    }

    private static boolean is(JsonNode node, String text) {
        return node.isString() && node.stringValue().equals(text);
    }

    private static boolean textFormat(JsonNode node) {
        return node.isObject() && node.size() == 1 && is(node.path("type"), "text");
    }

    private static boolean textOnly(JsonNode node) {
        return node.isArray() && node.size() == 1 && is(node.get(0), "text");
    }
}
