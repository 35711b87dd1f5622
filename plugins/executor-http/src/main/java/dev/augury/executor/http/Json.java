package dev.augury.executor.http;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON and keeps its numbers as they are written: {@code 4.50} stays {@code 4.50}. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws tools.jackson.core.JacksonException where the text is not JSON
     */
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }
}
