package dev.augury.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnswerReaderTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BEGUN = "{\"choices\": [{\"delta\": {\"tool_calls\": [{\"index\": 0, \"id\": \"call-1\", \"function\": {\"name\": \"add\", \"arguments\": \"{\\\"a\\\"\"}}]}}]}";
    private static final String REST = "{\"choices\": [{\"delta\": {\"tool_calls\": [{\"index\": 0, \"function\": {\"arguments\": \": 1}\"}}]}, \"finish_reason\": \"tool_calls\"}]}";

    private final List<AnswerEvent> told = new ArrayList<>();
    private final AnswerReader reader = new AnswerReader(JSON, () -> "made-up", told::add, System.nanoTime());

    @Test
    void callsAreToldWholeAtTheEnd() {
        reader.take(JSON.readTree(BEGUN));
        reader.take(JSON.readTree(REST));
        assertThat(told).isEmpty();
        Answer answer = reader.end(false);
        assertThat(told).containsExactly(new AnswerEvent.Call("call-1", "add", "{\"a\": 1}"));
        assertThat(answer.calls()).hasSize(1);
    }

    @Test
    void callsOfACancelledAnswerAreNotTold() {
        reader.take(JSON.readTree(BEGUN));
        Answer answer = reader.end(true);
        assertThat(told).isEmpty();
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.cancelled()).isTrue();
    }
}
