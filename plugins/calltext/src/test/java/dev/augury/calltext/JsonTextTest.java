package dev.augury.calltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private static JsonText read(String text) {
        JsonText json = new JsonText(JsonWatcher.NONE);
        for (int i = 0; i < text.length() && json.take(text.charAt(i)) == JsonText.Progress.OPEN; i++) {
            assertThat(i < 200 && JsonText.isWhole(text.substring(0, i + 1))).as("beginning of '%s'", text).isFalse();
        }
        return json;
    }

    @Test
    void jsonIsWholeAtItsLastBracket() {
        for (String text : new String[] {
            "{}", "[]", " { } ", "[0, -0, 10, 1.5, -1.25e-3, 1E+9, 2e0]", "{\"a\": {\"b\": [true, false, null, \"\"]}, \"\": 1}", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00Ff \u2028 🙂\"]", "\n[\t1\r]"
        }) {
            assertThat(JsonText.isWhole(text)).as(text).isTrue();
            assertThat(JsonText.isWhole(text + "]")).as("bracket behind %s", text).isFalse();
        }
    }

    @Test
    void whatIsNotJsonIsSeenAtItsFirstWrongCharacter() {
        for (String text : new String[] {
            "x", "\"", "{a", "{'", "{,", "{\"a\"}", "{\"a\" 1", "{\"a\":}", "{\"a\":1,}", "[1 2", "[,", "[1,]", "[01", "[-x", "[1.x", "[1.]", "[1e]", "[1e+]", "[.", "[+", "[tr]", "[nul]", "[T",
            "[\"\n", "[\"\\x", "[\"\\u12g", "{]", "[}", "[1}", "{\"a\":1]", "[N", "[/"
        }) {
            JsonText json = read(text);
            assertThat(json.text()).as(text).isEqualTo(text);
            assertThat(json.problem()).as(text).startsWith("at character " + text.length() + " stands");
        }
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(read("[".repeat(65)).problem()).isEqualTo("it is nested deeper than 64");
        assertThat(JsonText.isWhole("[".repeat(64) + "]".repeat(64))).isTrue();
        assertThat(read("[\"" + "a".repeat(70_000)).problem()).isEqualTo("it is longer than 65536 characters");
        assertThat(read("[1").problem()).isEqualTo("it ends after 2 characters, before its last bracket");
    }

    @Test
    void watcherIsToldOfEveryValue() {
        List<String> heard = new ArrayList<>();
        JsonText json = new JsonText(new JsonWatcher() {
            @Override
            public void ends(int depth, String key, String value) {
                heard.add(depth + key + "=" + value);
            }
        });
        "{\"a\" : [1,\n\"x\"] , \"b\":{\"c\":null}}".chars().forEach(c -> json.take((char) c));
        assertThat(heard).containsExactly("2=1", "2=\"x\"", "1a=[1,\n\"x\"]", "2c=null", "1b={\"c\":null}");
    }

    @Test
    void stringsGoRoundInQuotes() {
        String text = "a\"\\/\b\f\n\r\t\u0001é🙂";
        assertThat(JsonString.unquote(JsonString.quote(text))).isEqualTo(text);
        assertThat(JsonText.isWhole("[" + JsonString.quote(text) + "]")).isTrue();
        assertThat(JsonString.unquote("\"\\u00e9\\/\"")).isEqualTo("é/");
    }
}
