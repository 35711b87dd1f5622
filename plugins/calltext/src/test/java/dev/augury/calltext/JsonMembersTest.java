package dev.augury.calltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonMembersTest {

    @Test
    void valuesComeAsWritten() {
        assertThat(JsonMembers.of(" {\"a\": [1, {\"b\": 2}], \"c\":\"x\" } ")).contains(Map.of("a", "[1, {\"b\": 2}]", "c", "\"x\""));
        assertThat(JsonMembers.of("{}")).contains(Map.of());
    }

    @Test
    void whatIsNotOneWholeObjectHasNone() {
        for (String text : new String[] {"", "[]", "{", "{} {}", "null", "{\"a\":1}x", "\"{}\""}) {
            assertThat(JsonMembers.of(text)).as(text).isEmpty();
        }
    }
}
