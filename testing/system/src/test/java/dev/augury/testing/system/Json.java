package dev.augury.testing.system;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of completions. */
final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** Returns the text of the first choice of a completion or of a chunk of one. */
    static String text(String completion) {
        return read(completion).at("/choices/0/text").asString("");
    }
}
