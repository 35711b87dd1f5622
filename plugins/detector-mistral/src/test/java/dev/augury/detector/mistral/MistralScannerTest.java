package dev.augury.detector.mistral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.CallScanner.Scan;
import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistralScannerTest {

    private static final DetectedCall ADD = new DetectedCall("add", "{\"a\": 1}");
    private static final DetectedCall NOW = new DetectedCall("now", "{}");

    private static Scan hear(String answer) {
        CallScanner scanner = new MistralDetector().open(List.of("add", "now"));
        Scan scan = scanner.scan(answer);
        Scan end = scanner.end();
        List<String> malformed = new ArrayList<>(scan.malformed());
        malformed.addAll(end.malformed());
        assertThat(end.calls()).isEmpty();
        return new Scan(scan.text() + end.text(), scan.calls(), malformed);
    }

    @Test
    void arrayHoldsSeveralCallsAndIdsAreTheHosts() {
        Scan scan = hear("[TOOL_CALLS][{\"name\": \"add\", \"arguments\": {\"a\": 1}, \"id\": \"abcdefghi\"}, {\"name\": \"now\", \"arguments\": {}}]");
        assertThat(scan).isEqualTo(new Scan("", List.of(ADD, NOW), List.of()));
    }

    @Test
    void namesStandBeforeArgumentsInEveryNewerForm() {
        for (String head : new String[] {"add[ARGS]", " add[ARGS] ", "add[CALL_ID]123456789[ARGS]", "add", "add "}) {
            assertThat(hear("Wait. [TOOL_CALLS]" + head + "{\"a\": 1}[TOOL_CALLS]now[ARGS]{}")).as(head).isEqualTo(new Scan("Wait.", List.of(ADD, NOW), List.of()));
        }
    }

    @Test
    void oneBadCallOfAnArrayLeavesTheOthers() {
        Scan scan = hear("[TOOL_CALLS] [{\"name\": \"sub\", \"arguments\": {}}, {\"name\": \"now\", \"arguments\": {}}]");
        assertThat(scan.calls()).containsExactly(NOW);
        assertThat(scan.malformed()).containsExactly("There is no tool 'sub'; declared are add, now.");
    }

    @Test
    void proseBehindTheMarkIsMalformedUpToTheNextMark() {
        Scan scan = hear("[TOOL_CALLS]I would rather {talk}. [TOOL_CALLS]now[ARGS]{}");
        assertThat(scan.calls()).containsExactly(NOW);
        assertThat(scan.text()).isEmpty();
        assertThat(scan.malformed()).containsExactly("Behind [TOOL_CALLS] stands 'I would rather '; write name[ARGS]{…} or an array of calls.");
    }

    @Test
    void longHeadAndMissingCallAreMalformed() {
        assertThat(hear("[TOOL_CALLS]" + "a".repeat(1000)).malformed()).hasSize(1).first().asString().contains("256");
        assertThat(hear("text [TOOL_CALLS]").malformed()).hasSize(1);
    }

    @Test
    void argumentsThatAreAnArrayAreMalformed() {
        assertThat(hear("[TOOL_CALLS]add[ARGS][1]").malformed()).hasSize(1);
    }

    @Test
    void responseIsJsonInItsMarks() {
        MistralDetector detector = new MistralDetector();
        assertThat(detector.respond(NOW, "9 o'clock, \"sharp\"")).isEqualTo("[TOOL_RESULTS]{\"content\": \"9 o'clock, \\\"sharp\\\"\"}[/TOOL_RESULTS]");
        assertThat(detector.respond(NOW, "{\"hour\": 9}")).isEqualTo("[TOOL_RESULTS]{\"content\": {\"hour\": 9}}[/TOOL_RESULTS]");
    }
}
