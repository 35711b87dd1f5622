package dev.augury.demo.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() throws ToolException {
        assertThat(Json.object(" {\"a\" : [1, -2.5e1, true, false, null], \"b\": {}, \"c\": \"\\u00e9\\n\\\"x\\\\\"} ")).isEqualTo(Map.of(
                "a", Arrays.asList(BigDecimal.ONE, new BigDecimal("-2.5e1"), true, false, null), "b", Map.of(), "c", "\u00e9\n\"x\\"));
        assertThat(Json.read("[]")).isEqualTo(List.of());
    }

    @Test
    void quotedTextReadsBack() throws ToolException {
        String text = "a \"b\" \\ \n\t\u0001 é";
        assertThat(Json.read(Json.quote(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "{\"a\":1,}", "[1,]", "01", "tru", "\"a", "\"\\x\"", "\"\\u12\"", "{} {}", "{a:1}", "1.", "'a'"})
    void refusesWhatIsNoJson(String text) {
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> Json.read(text)).withMessageContaining("no JSON at character");
    }

    @Test
    void refusesDepthAndLength() {
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> Json.read("[".repeat(100))).withMessage("JSON is too deep");
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> Json.read(" ".repeat(70_000))).withMessage("JSON is too long");
    }
}
