package dev.augury.executor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.testing.kit.OptionRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolFileTest {

    @TempDir
    private Path folder;

    private Map<String, HttpTool> read(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("tools.json"), json);
        return new ToolFile(OptionRecords.bind(HttpConfig.class, Map.of("tools", file.toString())), Map.of("SHORT", "abc", "BAD", "with\nbreak")::get).read();
    }

    private void refuses(String declaration, String... words) {
        assertThatThrownBy(() -> read("{\"tools\": [" + declaration + "]}")).as(declaration).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }

    @Test
    void nameAndUrlAreEnough() throws IOException {
        HttpTool tool = read("{\"tools\": [{\"name\": \"find\", \"url\": \"https://shop.example/items\"}]}").get("find");
        assertThat(tool.declaration().parameters()).isEqualTo("{\"type\": \"object\"}");
        assertThat(tool.endpoint().method()).isEqualTo("GET");
        assertThat(tool.endpoint().idempotent()).isTrue();
        assertThat(tool.endpoint().body()).isFalse();
        assertThat(tool.limits()).isEqualTo(new HttpTool.Limits(Duration.ofSeconds(30), 65536, 8));
    }

    @Test
    void allProblemsAreReportedTogether() {
        refuses("{\"name\": \"a b\", \"url\": \"https://x\"}, {\"name\": \"c\", \"url\": \"ftp://x\"}, {\"name\": \"d\", \"url\": \"https://x\", \"colour\": 1}",
                "tool 'a b': \"name\" must be", "tool 'c': \"url\" cannot be used: it must begin with http", "\"colour\" is unknown; known are body, concurrency");
    }

    @Test
    void whatCannotWorkIsRefused() {
        String tool = "{\"name\": \"t\", \"url\": \"https://shop.example/\", ";
        refuses(tool + "\"method\": \"get\"}", "must be one of DELETE, GET, PATCH, POST, PUT");
        refuses(tool + "\"body\": true}", "goes with POST");
        refuses(tool + "\"parameters\": {\"type\": \"string\"}}", "of the type object");
        refuses(tool + "\"result\": \"items\"}", "JSON pointer");
        refuses(tool + "\"timeout\": \"5s\"}", "\"timeout\" must be");
        refuses(tool + "\"concurrency\": 0}", "\"concurrency\" must be 1 to");
        refuses(tool + "\"concurrency\": 2.5}", "\"concurrency\" must be a whole number");
        refuses(tool + "\"response-bytes-max\": \"64KB\"}", "\"response-bytes-max\" must be a whole number");
        refuses(tool + "\"idempotent\": \"no\"}", "\"idempotent\" must be true or false");
        refuses(tool + "\"method\": \"POST\", \"body\": \"off\"}", "\"body\" must be true or false");
        refuses(tool + "\"headers\": [\"X-Key: a\"]}", "\"headers\" must be an object of strings");
        refuses(tool + "\"headers\": {\"X-Key\": null}}", "\"headers\" must be an object of strings");
        refuses(tool + "\"headers\": {\"X-Key\": \"${env:NONE}\"}}", "no variable NONE");
        refuses(tool + "\"headers\": {\"X-Key\": \"${env:SHORT}\"}}", "shorter than 8");
        refuses(tool + "\"headers\": {\"X-Key\": \"${env:BAD}\"}}", "control character");
        refuses(tool + "\"headers\": {\"X-Key\": \"${file:/none}\"}}", "/none cannot be read");
        refuses(tool + "\"headers\": {\"X Key\": \"a\"}}", "no name of a header");
        refuses("{\"name\": \"t\", \"url\": \"https://a\"}, {\"name\": \"t\", \"url\": \"https://a\"}", "declared twice");
        for (String url : new String[] {"", "/items", "https://{host}/", "https://user:word@shop.example/", "https://shop.example/#a", "http://", "https://a b/", "http://127.1/"}) {
            refuses("{\"name\": \"t\", \"url\": \"" + url + "\"}", "\"url\" cannot be used");
        }
    }

    @Test
    void errorsDoNotTellSecrets() {
        assertThatThrownBy(() -> read("{\"tools\": [{\"name\": \"t\", \"url\": \"https://a\", \"headers\": {\"X\": \"${env:BAD} ${env:SHORT}\"}}]}"))
                .hasMessageNotContaining("abc").hasMessageNotContaining("break");
    }

    @Test
    void fileThatIsMissingOrNoJsonIsTold() {
        assertThatThrownBy(() -> read("nothing")).hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("\"tools\" must be an array");
        assertThatThrownBy(() -> new ToolFile(OptionRecords.bind(HttpConfig.class, Map.of("tools", folder.resolve("none").toString())), name -> null).read())
                .hasMessageContaining("NoSuchFileException").hasMessageContaining("set the option tools");
    }
}
