package dev.augury.detector.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.calltext.CallReader;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.CallScanner.Scan;
import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HermesScannerTest {

    private static final DetectedCall ADD = new DetectedCall("add", "{\"a\": 1}");

    private final CallScanner scanner = new HermesScanner(new CallReader(List.of("add", "now")));

    private Scan hear(String answer) {
        Scan scan = scanner.scan(answer);
        Scan end = scanner.end();
        List<DetectedCall> calls = new ArrayList<>(scan.calls());
        calls.addAll(end.calls());
        List<String> malformed = new ArrayList<>(scan.malformed());
        malformed.addAll(end.malformed());
        return new Scan(scan.text() + end.text(), calls, malformed);
    }

    @Test
    void callIsKnownAtItsClosingMarkAndNotBefore() {
        assertThat(scanner.scan("Wait.\n<tool_call>\n{\"name\": \"add\", \"arguments\": {\"a\": 1}}\n</tool_call")).isEqualTo(new Scan("Wait.", List.of(), List.of()));
        assertThat(scanner.scan(">").calls()).containsExactly(ADD);
    }

    @Test
    void blanksAroundCallsBelongToTheForm() {
        Scan scan = hear("One. \n<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 1}}</tool_call>\n\n<tool_call>{\"name\": \"now\"}</tool_call>\n");
        assertThat(scan.text()).isEqualTo("One.\n");
        assertThat(scan.calls()).containsExactly(ADD, new DetectedCall("now", "{}"));
    }

    @Test
    void whatOnlyLooksLikeAMarkIsText() {
        String text = "a <tool_calls> b <<tool_call c </tool_call> d <";
        assertThat(hear(text)).isEqualTo(new Scan(text, List.of(), List.of()));
    }

    @Test
    void brokenCallIsSkippedAndTheNextIsRead() {
        Scan scan = hear("<tool_call>\n{'name': 'add'}\n</tool_call>ok<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 1}}</tool_call>");
        assertThat(scan.calls()).containsExactly(ADD);
        assertThat(scan.text()).isEqualTo("ok");
        assertThat(scan.malformed()).containsExactly("The call is not valid JSON: at character 2 stands ''' instead of a key in double quotes.");
    }

    @Test
    void closingMarkInsideABrokenStringEndsTheCall() {
        Scan scan = hear("<tool_call>{\"name\": \"add</tool_call>\n<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 1}}</tool_call>");
        assertThat(scan.malformed()).hasSize(1).first().asString().contains("U+000A");
        assertThat(scan.calls()).containsExactly(ADD);
    }

    @Test
    void callThatWasNotClosedEndsWhereTheNextBegins() {
        String call = "<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 1}}";
        assertThat(hear(call + "\n" + call).calls()).containsExactly(ADD, ADD);
    }

    @Test
    void argumentsMayBeCalledParametersOrBeAString() {
        assertThat(hear("<tool_call>{\"arguments\": \"{\\\"a\\\": 1}\", \"name\": \"add\"}</tool_call>").calls()).containsExactly(ADD);
        assertThat(hear("<tool_call>{\"name\": \"add\", \"parameters\": {\"a\": 1}}</tool_call>").calls()).containsExactly(ADD);
    }

    @Test
    void argumentsThatAreNoObjectAndCallsWithoutANameAreMalformed() {
        assertThat(hear("<tool_call>{\"name\": \"add\", \"arguments\": [1]}</tool_call>").malformed()).containsExactly("The arguments of 'add' are no JSON object.");
        assertThat(hear("<tool_call>{\"tool\": \"add\"}</tool_call>").malformed()).hasSize(1).first().asString().contains("has no \"name\"");
        assertThat(hear("<tool_call></tool_call>").malformed()).hasSize(1);
    }

    @Test
    void longCallIsMalformedAndForgotten() {
        Scan scan = hear("<tool_call>{\"name\": \"" + "a".repeat(100_000) + "\"}</tool_call>behind");
        assertThat(scan.malformed()).containsExactly("The call is not valid JSON: it is longer than 65536 characters.");
        assertThat(scan.text()).isEqualTo("behind");
    }

    @Test
    void fitsTheTemplatesThatAskForItAndNoOthers() {
        HermesFactory factory = new HermesFactory();
        assertThat(factory.fit("within <tool_call></tool_call> XML tags")).isPositive();
        assertThat(factory.fit("<tool_call>\n<function=name>\n<parameter=x>")).isZero();
        assertThat(factory.fit("respond only with <|tool_call|> followed by a JSON list")).isZero();
    }
}
