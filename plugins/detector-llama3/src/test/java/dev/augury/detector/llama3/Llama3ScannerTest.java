package dev.augury.detector.llama3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.CallScanner.Scan;
import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Llama3ScannerTest {

    private static final DetectedCall SEARCH = new DetectedCall("brave_search", "{\"query\": \"weather\"}");

    private static Scan hear(String answer) {
        return hear(answer, answer.length());
    }

    private static Scan hear(String answer, int piece) {
        CallScanner scanner = new Llama3Detector().open(List.of("brave_search", "now"));
        StringBuilder text = new StringBuilder();
        List<DetectedCall> calls = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        for (int from = 0; from <= answer.length(); from += piece) {
            Scan scan = from == answer.length() ? scanner.end() : scanner.scan(answer.substring(from, from + piece));
            text.append(scan.text());
            calls.addAll(scan.calls());
            malformed.addAll(scan.malformed());
        }
        return new Scan(text.toString(), calls, malformed);
    }

    private static void arguments(String python, String json) {
        String answer = "<|python_tag|>brave_search.call(" + python + ")";
        assertThat(hear(answer, 1)).isEqualTo(hear(answer)).isEqualTo(new Scan("", List.of(new DetectedCall("brave_search", json)), List.of()));
    }

    @Test
    void bareCallCountsOnlyAtTheStart() {
        String call = "{\"name\": \"brave_search\", \"parameters\": {\"query\": \"weather\"}}";
        assertThat(hear("\n" + call).calls()).containsExactly(SEARCH);
        assertThat(hear("Like so: " + call)).isEqualTo(new Scan("Like so: " + call, List.of(), List.of()));
        assertThat(hear(call + "; " + call + ";")).isEqualTo(new Scan(";", List.of(SEARCH, SEARCH), List.of()));
    }

    @Test
    void jsonThatIsNoCallIsPassedOnAsSoonAsThatIsSure() {
        CallScanner scanner = new Llama3Detector().open(List.of("now"));
        assertThat(scanner.scan("{\"n").text()).isEmpty();
        assertThat(scanner.scan("u").text()).isEqualTo("{\"nu");
        assertThat(hear("{\"name\": \"Ada\"}").text()).isEqualTo("{\"name\": \"Ada\"}");
        assertThat(hear("{\"name\": \"Ada\", \"id\": 7}").malformed()).isEmpty();
        assertThat(hear("[1, 2]").text()).isEqualTo("[1, 2]");
        assertThat(hear("{}").text()).isEqualTo("{}");
    }

    @Test
    void brokenJsonIsTextUnlessItNamesATool() {
        assertThat(hear("{\"name\": \"Ada\" and so on").text()).isEqualTo("{\"name\": \"Ada\" and so on");
        Scan scan = hear("{\"name\": \"now\", \"parameters\": {x}} and more");
        assertThat(scan.text()).isEmpty();
        assertThat(scan.malformed()).hasSize(1).first().asString().startsWith("The call is not valid JSON: at character 32 stands 'x'");
    }

    @Test
    void toolMayBeNamedUnderFunction() {
        assertThat(hear("{\"type\": \"function\", \"function\": \"brave_search\", \"parameters\": {\"query\": \"weather\"}}").calls()).containsExactly(SEARCH);
        assertThat(hear("{\"type\": \"function\", \"function\": {\"name\": \"brave_search\", \"arguments\": {\"query\": \"weather\"}}}").calls()).containsExactly(SEARCH);
    }

    @Test
    void pythonArgumentsBecomeJson() {
        arguments("query=\"weather\"", "{\"query\": \"weather\"}");
        arguments("query='it\\'s (\"fine\")\\n', limit = 3, deep=[1, -2.5e3, {'a': (True, None)}],", "{\"query\": \"it's (\\\"fine\\\")\\n\", \"limit\": 3, \"deep\": [1, -2.5e3, {\"a\": [true, null]}]}");
        arguments("", "{}");
        arguments("query=\"\\u00e9\\d\"", "{\"query\": \"é\\\\d\"}");
    }

    @Test
    void taggedCallMayFollowText() {
        assertThat(hear("Let me see.\n<|python_tag|>brave_search(query=\"weather\")")).isEqualTo(new Scan("Let me see.", List.of(SEARCH), List.of()));
    }

    @Test
    void whatElseStandsBehindTheTagIsMalformed() {
        for (String behind : new String[] {"print(1)", "x = 3", "now.call(1)", "now.call(a=b)", "now.call(a=1", "now.call(a=[1)", "", "now.call(a=01)", "now.call(a=" + "[".repeat(70) + "]".repeat(70) + ")"}) {
            Scan scan = hear("<|python_tag|>" + behind, 1);
            assertThat(scan.calls()).as(behind).isEmpty();
            assertThat(scan.text()).as(behind).isEmpty();
            assertThat(scan.malformed()).as(behind).hasSize(1).first().asString().endsWith(".");
        }
    }

    @Test
    void fitsItsFamilyOnly() {
        Llama3Factory factory = new Llama3Factory();
        assertThat(factory.fit("<|start_header_id|>system<|end_header_id|> {\"name\": function name, \"parameters\": dictionary}")).isPositive();
        assertThat(factory.fit("<|start_header_id|> <|python_tag|> <function=name>{parameters}</function>")).isZero();
    }
}
