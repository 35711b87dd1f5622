package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.core.flow.Toolset;
import dev.augury.server.key.Keys;
import dev.augury.spi.call.DetectedCall;
import dev.augury.spi.call.ToolDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Tools of the server and of the client, as a client sees them. */
class ToolsTest extends HttpTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String CLOCK = "\"augury\": {\"tools\": [\"clock\"], \"program\": \"p\"}";
    private static final String SEARCH =
            "\"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"search\", \"parameters\": {\"type\": \"object\"}}}]";

    private static String ask(String more) {
        return "{\"model\": \"hub/large\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]" + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private void hosted() {
        serving.play(call -> {
            call.admit(7);
            call.say(0, "Let me see. ");
            call.event(new TokenEvent.CallStarted(0, "c00000001", "clock", "{\"city\": \"Graz\"}"));
            call.event(new TokenEvent.CallFinished(0, "c00000001", "clock", 1_500_000_000, false));
            call.say(0, "Noon.");
            call.finish(0, FinishReason.STOP);
            call.complete(new Usage(7, 9, 3, 5));
        });
    }

    @Test
    void hostedToolsReachTemplateAndPipeline() {
        hosted();
        answer(PATH, ask(CLOCK + ", " + SEARCH));

        var request = serving.next().request;
        assertThat(request.tools()).isEqualTo(new Toolset(Set.of("clock"), Set.of("search")));
        assertThat(((Prompt.Chat) request.prompt()).tools()).extracting(tool -> ((Map<?, ?>) tool.get("function")).get("name")).isEqualTo(List.of("search", "clock"));
    }

    @Test
    void wholeAnswerTellsItsCallsAndItsUsage() {
        hosted();
        JsonNode answer = answer(PATH, ask(CLOCK));

        assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo("Let me see. Noon.");
        assertThat(answer.at("/choices/0/message").has("tool_calls")).isFalse();
        JsonNode call = answer.at("/augury/calls/0");
        Shapes.members(call, "id", "choice", "tool", "arguments", "state", "seconds", "failed");
        assertThat(call.get("tool").stringValue()).isEqualTo("clock");
        assertThat(call.get("seconds").doubleValue()).isEqualTo(1.5);
        assertThat(call.get("state").stringValue()).isEqualTo("finished");
        assertThat(answer.at("/augury/response_tokens").intValue()).isEqualTo(5);
        assertThat(answer.at("/usage/prompt_tokens").intValue()).isEqualTo(12);
        assertThat(answer.at("/usage/completion_tokens").intValue()).isEqualTo(9);
        assertThat(answer.at("/usage/total_tokens").intValue()).isEqualTo(21);
    }

    @Test
    void streamAnnouncesACallAndItsEndInOrdinaryChunks() {
        hosted();
        List<String> events = events(PATH, ask(CLOCK + ", \"stream\": true, \"stream_options\": {\"include_usage\": true}"));

        List<JsonNode> calls = events.stream()
                .filter(event -> event.contains("\"call\""))
                .map(mapper::readTree)
                .toList();
        assertThat(calls).hasSize(2).allSatisfy(chunk -> {
            assertThat(chunk.get("object").stringValue()).isEqualTo("chat.completion.chunk");
            assertThat(chunk.at("/choices/0/delta").isEmpty()).isTrue();
            assertThat(chunk.at("/choices/0/finish_reason").isNull()).isTrue();
            assertThat(chunk.at("/augury/call/id").stringValue()).isEqualTo("c00000001");
        });
        assertThat(calls.get(0).at("/augury/call/state").stringValue()).isEqualTo("started");
        assertThat(calls.get(0).at("/augury/call/arguments").stringValue()).isEqualTo("{\"city\": \"Graz\"}");
        assertThat(calls.get(1).at("/augury/call/state").stringValue()).isEqualTo("finished");
        assertThat(calls.get(1).at("/augury/call/failed").booleanValue()).isFalse();
        JsonNode usage = mapper.readTree(events.get(events.size() - 2));
        assertThat(usage.at("/augury/response_tokens").intValue()).isEqualTo(5);
        assertThat(events.getLast()).isEqualTo("[DONE]");
    }

    private void client() {
        serving.play(call -> {
            call.admit(7);
            call.event(new TokenEvent.Calls(0, List.of(
                    new ApiCall("c00000001", new DetectedCall("search", "{\"q\": \"a\"}"), null),
                    new ApiCall("c00000002", new DetectedCall("search", "{\"q\": \"b\"}"), null))));
            call.finish(0, FinishReason.TOOL_CALLS);
            call.complete(new Usage(7, 9, 3));
        });
    }

    @Test
    void callsOfTheClientsToolsEndTheWholeAnswer() {
        client();
        JsonNode answer = answer(PATH, ask(SEARCH));

        assertThat(answer.at("/choices/0/finish_reason").stringValue()).isEqualTo("tool_calls");
        assertThat(answer.at("/choices/0/message/content").isNull()).isTrue();
        JsonNode call = answer.at("/choices/0/message/tool_calls/1");
        Shapes.members(call, "id", "type", "function");
        assertThat(call.get("id").stringValue()).isEqualTo("c00000002");
        assertThat(call.at("/function/name").stringValue()).isEqualTo("search");
        assertThat(call.at("/function/arguments").stringValue()).isEqualTo("{\"q\": \"b\"}");
        assertThat(answer.has("augury")).isFalse();
    }

    @Test
    void callsOfTheClientsToolsAreStreamedWithTheirIndex() {
        client();
        List<JsonNode> chunks = events(PATH, ask(SEARCH + ", \"stream\": true")).stream()
                .filter(event -> !event.equals("[DONE]"))
                .map(mapper::readTree)
                .toList();

        assertThat(chunks.getFirst().at("/choices/0/delta/role").stringValue()).isEqualTo("assistant");
        JsonNode calls = chunks.get(1).at("/choices/0/delta/tool_calls");
        assertThat(calls.size()).isEqualTo(2);
        assertThat(calls.at("/1/index").intValue()).isEqualTo(1);
        assertThat(calls.at("/1/type").stringValue()).isEqualTo("function");
        assertThat(chunks.getLast().at("/choices/0/finish_reason").stringValue()).isEqualTo("tool_calls");
    }

    @Test
    void answerThatEndedByWrongCallsSaysSo() {
        serving.play(call -> {
            call.admit(7);
            call.finish(0, FinishReason.MALFORMED_CALL);
            call.complete(new Usage(7, 9, 3));
        });
        JsonNode answer = answer(PATH, ask(CLOCK));
        assertThat(answer.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
        assertThat(answer.at("/augury/finish").stringValue()).isEqualTo("malformed_call");
        assertThat(events(PATH, ask(CLOCK + ", \"stream\": true"))).anySatisfy(event -> assertThat(event).contains("\"augury\":{\"finish\":\"malformed_call\"}"));
    }

    @Test
    void choiceOfToolsIsKept() {
        hosted();
        answer(PATH, ask(CLOCK + ", " + SEARCH + ", \"tool_choice\": \"none\""));
        assertThat(serving.next().request.tools()).isEqualTo(Toolset.NONE);
        answer(PATH, ask(SEARCH + ", \"tool_choice\": \"auto\", \"parallel_tool_calls\": false"));
        assertThat(serving.next().request.tools()).isEqualTo(new Toolset(Set.of(), Set.of("search"), true));
    }

    @Test
    void keyMayHaveToolsOfItsOwn() {
        try (RunningHost own = RunningHost.start("--augury.calls.default-tools=fail", "--augury.calls.key-tools.first=clock")) {
            own.serving().playHello();
            WebTestClient.bindToServer().baseUrl("http://localhost:" + own.port()).defaultHeader("Authorization", "Bearer " + own.key()).build()
                    .post().uri(PATH).contentType(MediaType.APPLICATION_JSON).bodyValue(ask("")).exchange().expectStatus().isOk();
            assertThat(own.serving().next().request.tools().hosted()).containsExactly("clock");
            String other = own.bean(Keys.class).make("other", "tenant");
            WebTestClient.bindToServer().baseUrl("http://localhost:" + own.port()).defaultHeader("Authorization", "Bearer " + other).build()
                    .post().uri(PATH).contentType(MediaType.APPLICATION_JSON).bodyValue(ask("")).exchange().expectStatus().isOk();
            assertThat(own.serving().next().request.tools().hosted()).containsExactly("fail");
        }
    }

    @Test
    void wrongToolsAreRefused() {
        assertThat(error(400, PATH, ask("\"augury\": {\"tools\": [\"clok\"]}")).get("message").stringValue())
                .isEqualTo("This server has no tool 'clok'. There are: clock, fail.");
        assertThat(error(400, PATH, ask("\"augury\": {\"tols\": []}")).get("param").stringValue()).isEqualTo("augury.tols");
        assertThat(error(400, PATH, ask("\"augury\": {\"tools\": [3]}")).get("param").stringValue()).isEqualTo("augury.tools[0]");
        assertThat(error(400, PATH, ask(CLOCK + ", " + SEARCH.replace("search", "clock"))).get("param").stringValue()).isEqualTo("tools");
        assertThat(error(400, PATH, chat(CLOCK)).get("message").stringValue()).contains("knows no calls");
    }

    private Toolset chosen(String more) {
        answer(PATH, ask(more));
        return serving.next().request.tools();
    }

    private static String choice(String value) {
        return ", \"tool_choice\": " + value;
    }

    private static String function(String name) {
        return "{\"type\": \"function\", \"function\": {\"name\": \"" + name + "\"}}";
    }

    private static String allowed(String mode, String... names) {
        String tools = Stream.of(names).map(ToolsTest::function).collect(Collectors.joining(", "));
        return "{\"type\": \"allowed_tools\", \"allowed_tools\": {\"mode\": \"" + mode + "\", \"tools\": [" + tools + "]}}";
    }

    @Test
    void requiredCallIsOfAnyToolWithItsParameters() {
        hosted();
        Toolset required = chosen(SEARCH + choice("\"required\""));
        assertThat(required.single()).isFalse();
        assertThat(required.forced()).containsExactly(new ToolDeclaration("search", "", "{\"type\":\"object\"}"));
        Toolset both = chosen(CLOCK + ", " + SEARCH + choice("\"required\"") + ", \"parallel_tool_calls\": false");
        assertThat(both.single()).isTrue();
        assertThat(both.forced()).extracting(ToolDeclaration::name).containsExactly("search", "clock");
    }

    @Test
    void namedToolIsTheOneToCallAndForbidsNoOther() {
        hosted();
        Toolset client = chosen(CLOCK + ", " + SEARCH + choice(function("search")));
        assertThat(client).isEqualTo(new Toolset(Set.of("clock"), Set.of("search"), true, client.forced()));
        assertThat(client.forced()).extracting(ToolDeclaration::name).containsExactly("search");
        Toolset own = chosen(CLOCK + ", " + SEARCH + choice(function("clock")));
        assertThat(own.single()).isFalse();
        assertThat(own.forced()).extracting(ToolDeclaration::name).containsExactly("clock");
    }

    @Test
    void allowedToolsAreAllThatMayBeCalled() {
        hosted();
        Toolset may = chosen(CLOCK + ", " + SEARCH + choice(allowed("auto", "clock")));
        assertThat(may).isEqualTo(new Toolset(Set.of("clock"), Set.of()));
        Toolset must = chosen(CLOCK + ", " + SEARCH + choice(allowed("required", "search")));
        assertThat(must.hosted()).isEmpty();
        assertThat(must.forced()).extracting(ToolDeclaration::name).containsExactly("search");
        answer(PATH, ask(CLOCK + ", " + SEARCH + choice(allowed("auto", "clock"))));
        assertThat(((Prompt.Chat) serving.next().request.prompt()).tools()).hasSize(2);
    }

    @Test
    void wrongChoicesAreRefused() {
        assertThat(error(400, PATH, ask(SEARCH + choice(function("look")))).get("message").stringValue())
                .isEqualTo("tool_choice names 'look', which is no tool of this request; there are: search.");
        assertThat(error(400, PATH, ask(choice("\"required\"").substring(2))).get("message").stringValue()).contains("the request has no tools");
        for (String choice : List.of("\"any\"", "{\"type\": \"custom\", \"custom\": {\"name\": \"x\"}}", allowed("auto"))) {
            assertThat(error(400, PATH, ask(SEARCH + choice(choice))).get("param").stringValue()).as(choice).startsWith("tool_choice");
        }
        assertThat(error(400, PATH, ask(SEARCH + choice(allowed("none", "search")))).get("param").stringValue()).isEqualTo("tool_choice.allowed_tools.mode");
        assertThat(error(400, PATH, ask(SEARCH + choice("{\"type\": \"function\"}"))).get("param").stringValue()).isEqualTo("tool_choice.function");
        assertThat(error(400, PATH, ask(SEARCH + choice("{\"type\": \"function\", \"function\": {\"name\": \"search\", \"x\": 1}}"))).get("param").stringValue())
                .isEqualTo("tool_choice.function.x");
    }
}
