package dev.augury.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CallTextTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 11, 1000})
    void callsAndTextsAreToldApartHoweverTheyAreCut(int length) {
        assertThat(read("a<b <tool_call>{\"name\":\"f\",\"arguments\":{\"x\":1}}</tool_call> then <tool_call>{\"name\":\"g\",\"arguments\":\"{}\"}</tool_call>", length))
                .isEqualTo("a<b [f {\"x\":1}] then [g {}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<tool_call>not json</tool_call> on", "<tool_call>[1]</tool_call>", "<tool_call>{\"name\": 3}</tool_call>", "<tool_call>{\"name\": \"f\"", "tail <tool_c"})
    void whatIsNoCallStaysText(String text) {
        assertThat(read(text, 4)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000})
    void callWithoutEndIsTextOnceItIsTooLong(int length) {
        String text = "<tool_call>" + "x".repeat(length);
        assertThat(read(text, 1000)).isEqualTo(text);
    }

    private static String read(String text, int length) {
        CallText calls = new CallText(new JsonMapper(), () -> "id");
        List<AnswerEvent> events = new ArrayList<>();
        for (int from = 0; from < text.length(); from += length) {
            events.addAll(calls.add(text.substring(from, Math.min(text.length(), from + length))));
        }
        events.addAll(calls.end());
        return events.stream().map(CallTextTest::shown).collect(Collectors.joining());
    }

    private static String shown(AnswerEvent event) {
        return switch (event) {
            case AnswerEvent.Text more -> more.text();
            case AnswerEvent.Call call -> "[" + call.tool() + " " + call.arguments() + "]";
            case AnswerEvent.ServerCall _, AnswerEvent.ServerCallEnd _, AnswerEvent.Note _ -> "?";
        };
    }
}
