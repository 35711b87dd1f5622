package dev.augury.server.retain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.retain.RetainLimits;
import dev.augury.server.HttpTest;
import dev.augury.server.host.TalkingHost;
import dev.augury.spi.handling.Handling;
import dev.augury.testing.kit.call.CallTemplate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tools of the client over plain HTTP, against a real pipeline: what a follow-up finds, and what it does not. */
class RetainedPrefixTest extends HttpTest {

    private static final String PATH = "/v1/chat/completions";

    private TalkingHost talking;

    private void open(CallTemplate template, Handling handling, RetainLimits limits) {
        talking = new TalkingHost(template, handling, limits, new Scene(template));
        serving.passTo(talking.pipeline());
    }

    @AfterEach
    void close() {
        serving.playHello();
        assertThat(talking.violations()).isEmpty();
        talking.close();
    }

    static Stream<Arguments> templatesAndHandlings() {
        return Stream.of(CallTemplate.values()).flatMap(template -> Stream.of(Handling.values()).map(handling -> Arguments.of(template, handling)));
    }

    @ParameterizedTest
    @MethodSource("templatesAndHandlings")
    void everyRoundHitsEveryFullBlockOfTheRoundBefore(CallTemplate template, Handling handling) {
        open(template, handling, RetainLimits.DEFAULT);
        ObjectNode body = question();
        JsonNode first = ask(body);
        assertThat(first.at("/choices/0/finish_reason").stringValue()).isEqualTo("tool_calls");
        assertThat(first.has("augury")).isFalse();

        JsonNode second = ask(results(body, first, Scene.FIRST));
        assertThat(second.at("/choices/0/finish_reason").stringValue()).isEqualTo("tool_calls");
        assertSpliced(second, first);
        JsonNode third = ask(results(body, second, Scene.SECOND));
        assertThat(third.at("/choices/0/message/content").stringValue()).isEqualTo(Scene.ANSWER);
        assertSpliced(third, second);

        JsonNode again = ask(body);
        assertThat(again.at("/augury/retained_prefix").stringValue()).isEqualTo("spliced");
        assertThat(again.at("/usage/prompt_tokens").intValue()).isEqualTo(third.at("/usage/prompt_tokens").intValue());
    }

    private static void assertSpliced(JsonNode answer, JsonNode before) {
        assertThat(answer.at("/augury/retained_prefix").stringValue()).isEqualTo("spliced");
        long full = Scene.fullBlocks(before.at("/usage/total_tokens").longValue());
        assertThat(full).isGreaterThan(before.at("/usage/prompt_tokens").longValue());
        assertThat(answer.at("/usage/prompt_tokens_details/cached_tokens").longValue()).isEqualTo(full);
    }

    @ParameterizedTest
    @EnumSource
    void withoutRetainingTheSameFollowUpMissesTheAnswer(CallTemplate template) {
        open(template, Handling.PRESERVE, new RetainLimits(0, 0, 0, Duration.ZERO));
        ObjectNode body = question();
        JsonNode first = ask(body);
        JsonNode second = ask(results(body, first, Scene.FIRST));
        assertThat(second.at("/augury/retained_prefix").stringValue()).isEqualTo("unknown");
        assertThat(second.at("/usage/prompt_tokens_details/cached_tokens").longValue())
                .isLessThan(Scene.fullBlocks(first.at("/usage/total_tokens").longValue()));
    }

    @Test
    void streamTellsWithItsUsage() {
        open(CallTemplate.HERMES, Handling.SWAP, RetainLimits.DEFAULT);
        ObjectNode body = question();
        JsonNode first = ask(body);
        results(body, first, Scene.FIRST).put("stream", true).putObject("stream_options").put("include_usage", true);
        List<String> events = events(PATH, body.toString());
        JsonNode usage = mapper.readTree(events.get(events.size() - 2));
        assertSpliced(usage, first);
    }

    @Test
    void changedConversationIsTokenisedAnew() {
        open(CallTemplate.HERMES, Handling.PRESERVE, RetainLimits.DEFAULT);
        ObjectNode body = question();
        JsonNode first = ask(body);
        results(body, first, Scene.FIRST);
        ObjectNode edited = body.deepCopy();
        ((ObjectNode) edited.at("/messages/0")).put("content", "Be long.");
        assertThat(ask(edited).at("/augury/retained_prefix").stringValue()).isEqualTo("changed");
        ObjectNode approved = body.deepCopy();
        ((ObjectNode) approved.at("/messages/2/tool_calls/0/function")).put("arguments", "{\"city\": \"Wien\", \"days\": 3, \"exact\": 1.5}");
        assertThat(ask(approved).at("/augury/retained_prefix").stringValue()).isEqualTo("changed");
        ObjectNode retooled = body.deepCopy();
        ((ObjectNode) retooled.at("/tools/0/function")).put("description", "Something else.");
        assertThat(ask(retooled).at("/augury/retained_prefix").stringValue()).isEqualTo("changed");
        assertThat(ask(body).at("/augury/retained_prefix").stringValue()).isEqualTo("spliced");
    }

    @Test
    void templateThatMovesItsToolsIsRenderedWhole() {
        open(CallTemplate.MISTRAL, Handling.PRESERVE, RetainLimits.DEFAULT);
        ObjectNode body = question();
        JsonNode first = ask(body);
        results(body, first, Scene.FIRST);
        ((ArrayNode) body.get("messages")).addObject().put("role", "assistant").put("content", "Fine.");
        ((ArrayNode) body.get("messages")).addObject().put("role", "user").put("content", "And then?");
        assertThat(ask(body).at("/augury/retained_prefix").stringValue()).isEqualTo("unseamed");
        assertThat(talking.statistics().retained().prefixes().returned()).isEqualTo(1);
    }

    private JsonNode ask(ObjectNode body) {
        return answer(PATH, body.toString());
    }

    private ObjectNode question() {
        return (ObjectNode) mapper.readTree("""
                {"model": "hub/large", "temperature": 0,
                 "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "%s"}],
                 "tools": [{"type": "function", "function": {"name": "weather", "description": "Tells the weather.", "parameters": {"type": "object"}}}]}
                """.formatted(Scene.QUESTION));
    }

    /** Adds an answer and the results of its calls to a conversation, as a client does that reads arguments and writes them again. */
    private ObjectNode results(ObjectNode body, JsonNode answer, String result) {
        ArrayNode messages = (ArrayNode) body.get("messages");
        ObjectNode message = messages.addObject();
        message.set("tool_calls", answer.at("/choices/0/message/tool_calls"));
        message.put("role", "assistant");
        for (JsonNode call : message.get("tool_calls")) {
            ObjectNode function = (ObjectNode) call.get("function");
            function.put("arguments", Scene.rewritten(function.get("arguments").stringValue()));
            messages.addObject().put("role", "tool").put("tool_call_id", call.get("id").stringValue()).put("content", result);
        }
        return body;
    }
}
