package dev.augury.detector.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.CallScanner.Scan;
import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonScannerTest {

    private static final String CALL = "{\"name\": \"add\", \"arguments\": {\"a\": 1}}";
    private static final DetectedCall ADD = new DetectedCall("add", "{\"a\": 1}");

    private static Scan hear(String answer) {
        CallScanner scanner = new JsonDetector().open(List.of("add"));
        Scan scan = scanner.scan(answer);
        Scan end = scanner.end();
        List<String> malformed = new ArrayList<>(scan.malformed());
        malformed.addAll(end.malformed());
        return new Scan(scan.text() + end.text(), scan.calls(), malformed);
    }

    @Test
    void callStandsAtTheStartOfALine() {
        assertThat(hear("I add.\n\n  " + CALL + "\n")).isEqualTo(new Scan("I add.\n", List.of(ADD), List.of()));
        assertThat(hear("I write " + CALL).calls()).isEmpty();
    }

    @Test
    void arrayAndWrappedCallsAreRead() {
        assertThat(hear("[" + CALL + ",\n{\"type\": \"function\", \"id\": \"x\", \"function\": " + CALL + "}]").calls()).containsExactly(ADD, ADD);
        assertThat(hear(CALL + ",\n" + CALL).calls()).containsExactly(ADD, ADD);
    }

    @Test
    void jsonThatIsNoCallStaysText() {
        for (String text : new String[] {"{\"answer\": 4}", "[1, {\"a\": 2}]", "{\"name\": \"Ada\", \"type\": \"person\"}", "[]", "{x}", "  {", "line\n[x](y)\n", "{\"function\": {\"x\": 1}}",
                "[{\"name\": \"Ada\"}]", "{\"name\": [1]}"}) {
            assertThat(hear(text)).as(text).isEqualTo(new Scan(text, List.of(), List.of()));
        }
    }

    @Test
    void longJsonThatIsNoCallStaysTextUpToTheLastCharacter() {
        String text = "{\"name\": \"" + "a".repeat(100_000) + "\"}";
        assertThat(hear(text).text().equals(text)).as("the text is passed on whole").isTrue();
        assertThat(hear(text).malformed()).isEmpty();
    }

    @Test
    void callCutOffIsMalformedOnceItNamesATool() {
        assertThat(hear("{\"name\": \"ad").text()).isEqualTo("{\"name\": \"ad");
        assertThat(hear("{\"name\": \"add\", ").malformed()).containsExactly("The call is not valid JSON: it ends after 16 characters, before its last bracket.");
    }

    @Test
    void fitIsTheLastResort() {
        assertThat(new JsonFactory().fit("{% if tools %}")).isEqualTo(1);
    }
}
