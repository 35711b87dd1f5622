package dev.augury.app.chat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * With whom to chat.
 *
 * @param base address of the API, ending in {@code /v1} or where its paths begin
 * @param key API key, or null for none
 * @param model name of the model, or null for the first that the server lists
 * @param tools declared tools in OpenAI's form, empty for none
 */
public record ChatSpec(URI base, @Nullable String key, @Nullable String model, ArrayNode tools) {

    /** Adds {@code /v1} to an address without a path. */
    public ChatSpec {
        String path = base.getPath();
        if (path == null || path.isEmpty() || path.equals("/")) {
            base = base.resolve("/v1");
        } else if (path.endsWith("/")) {
            base = base.resolve(path.substring(0, path.length() - 1));
        }
    }

    ChatSpec withModel(String name) {
        return new ChatSpec(base, key, name, tools);
    }

    URI at(String path) {
        return base.resolve(base.getPath() + path);
    }
}
