package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The shapes of OpenAI's API, checked by hand: which members there are, and which of them may be null. */
final class Shapes {

    private Shapes() {}

    /** Checks an error body and returns what is in it. */
    static JsonNode error(JsonNode body) {
        members(body, "error");
        JsonNode error = body.get("error");
        members(error, "message", "type", "param", "code");
        assertThat(error.get("message").isString()).isTrue();
        assertThat(error.get("type").isString()).isTrue();
        assertThat(error.get("param").isString() || error.get("param").isNull()).isTrue();
        assertThat(error.get("code").isString() || error.get("code").isNull()).isTrue();
        return error;
    }

    /** Checks that an object has these members and no others. */
    static void members(JsonNode object, String... names) {
        assertThat(new TreeSet<>(object.propertyNames())).as(object.toString()).isEqualTo(new TreeSet<>(Set.of(names)));
    }
}
