package dev.augury.calltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonElementsTest {

    @Test
    void elementsComeAsWritten() {
        assertThat(JsonElements.of(" [1, {\"b\": [2]}, \"x\" ] ")).contains(List.of("1", "{\"b\": [2]}", "\"x\""));
        assertThat(JsonElements.of("[]")).contains(List.of());
    }

    @Test
    void whatIsNotOneWholeArrayHasNone() {
        for (String text : new String[] {"", "{}", "[", "[] []", "null", "[1]x", "\"[]\""}) {
            assertThat(JsonElements.of(text)).as(text).isEmpty();
        }
    }
}
