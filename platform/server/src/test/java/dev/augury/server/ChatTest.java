package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatTest extends HttpTest {

    private static final String PATH = "/v1/chat/completions";

    @Test
    void answerHasOpenAisShape() {
        JsonNode answer = answer(PATH, chat(""));
        Shapes.members(answer, "id", "object", "created", "model", "choices", "usage");
        assertThat(answer.get("id").stringValue()).startsWith("chatcmpl-");
        assertThat(answer.get("object").stringValue()).isEqualTo("chat.completion");
        assertThat(answer.get("created").isIntegralNumber()).isTrue();
        JsonNode choice = answer.get("choices").get(0);
        Shapes.members(choice, "index", "message", "logprobs", "finish_reason");
        Shapes.members(choice.get("message"), "role", "content", "refusal");
        assertThat(choice.get("logprobs").isNull()).isTrue();
        assertThat(choice.get("message").get("content").stringValue()).isEqualTo("Hello world");
        assertThat(choice.get("finish_reason").stringValue()).isEqualTo("stop");
        assertThat(answer.get("usage"))
                .isEqualTo(mapper.readTree(
                        "{\"prompt_tokens\": 7, \"completion_tokens\": 2, \"total_tokens\": 9, \"prompt_tokens_details\": {\"cached_tokens\": 3}}"));
    }

    @Test
    void requestReachesThePipelineAsItWasMeant() {
        answer(
                PATH,
                chat(
                        """
                        "temperature": 0.5, "top_p": 0.9, "top_k": 40, "min_p": 0.05, "typical_p": 0.8, "n": 2, "seed": -5, "max_completion_tokens": 11,
                        "presence_penalty": 1.5, "frequency_penalty": -1, "repetition_penalty": 1.1, "logit_bias": {"65": -100, "66": 2.5},
                        "stop": ["END", "\\n"], "stop_token_ids": [3], "min_tokens": 2, "ignore_eos": true, "logprobs": true, "top_logprobs": 4,
                        "chat_template_kwargs": {"enable_thinking": false}, "augury": {"program": "p1"}, "user": "u"
                        """));
        ServeRequest request = serving.next().request;
        assertThat(request.tenant()).isEqualTo("default");
        assertThat(request.program()).isEqualTo("p1");
        assertThat(request.choices()).isEqualTo(2);
        assertThat(request.limits()).isEqualTo(new ServeRequest.Limits(11, 2, List.of("END", "\n"), List.of(3), true));
        assertThat(request.sampling().temperature()).isEqualTo(0.5f);
        assertThat(request.sampling().topK()).isEqualTo(40);
        assertThat(request.sampling().seed()).isEqualTo(-5);
        assertThat(request.sampling().logitBias()).isEqualTo(Map.of(65, -100f, 66, 2.5f));
        assertThat(request.sampling().topLogprobs()).isEqualTo(4);
        assertThat(((Prompt.Chat) request.prompt()).template()).isEqualTo(Map.of("enable_thinking", false));
    }

    @Test
    void messagesReachTheTemplateAsValues() {
        answer(
                PATH,
                """
                {"model": "hub/large", "messages": [
                  {"role": "developer", "content": [{"type": "text", "text": "Be"}, {"type": "text", "text": "brief."}]},
                  {"role": "user", "name": "Ann", "content": "Time?"},
                  {"role": "assistant", "content": null, "refusal": null, "tool_calls": [
                    {"id": "call_1", "type": "function", "function": {"name": "clock", "arguments": "{\\"zone\\": \\"UTC\\", \\"n\\": 2}"}}]},
                  {"role": "tool", "tool_call_id": "call_1", "content": "12:00"}]}
                """);
        Prompt.Chat chat = (Prompt.Chat) serving.next().request.prompt();
        assertThat(chat.messages().get(0)).containsEntry("content", "Be\nbrief.");
        assertThat(chat.messages().get(1)).containsEntry("name", "Ann");
        assertThat(chat.messages().get(2)).containsEntry("content", null);
        assertThat(chat.messages().get(2).get("tool_calls"))
                .isEqualTo(List.of(Map.of(
                        "id", "call_1", "type", "function", "function", Map.of("name", "clock", "arguments", Map.of("zone", "UTC", "n", 2)))));
        assertThat(chat.messages().get(3)).containsEntry("tool_call_id", "call_1");
    }

    @Test
    void toolsWithoutChoiceReachTheTemplateAsValues() {
        answer(
                PATH,
                chat("""
                        "tool_choice": "none", "tools": [{"type": "function", "function": {"name": "clock", "parameters": {"type": "object"}}}]
                        """));
        Prompt.Chat chat = (Prompt.Chat) serving.next().request.prompt();
        assertThat(chat.tools()).isEqualTo(List.of(Map.of("type", "function", "function", Map.of("name", "clock", "parameters", Map.of("type", "object")))));
    }

    @Test
    void streamBeginsWithTheRoleAndEndsWithUsageAndDone() {
        List<String> events = events(PATH, chat("\"stream\": true, \"stream_options\": {\"include_usage\": true}"));
        assertThat(events.getLast()).isEqualTo("[DONE]");
        List<JsonNode> chunks = new ArrayList<>();
        events.subList(0, events.size() - 1).forEach(event -> chunks.add(mapper.readTree(event)));
        assertThat(chunks).hasSize(5);
        chunks.forEach(chunk -> Shapes.members(chunk, "id", "object", "created", "model", "choices", "usage"));
        chunks.subList(0, 4).forEach(chunk -> Shapes.members(chunk.get("choices").get(0), "index", "delta", "logprobs", "finish_reason"));
        assertThat(chunks.get(0).get("choices").get(0).get("delta")).isEqualTo(mapper.readTree("{\"role\": \"assistant\", \"content\": \"\"}"));
        assertThat(chunks.get(1).get("choices").get(0).get("delta")).isEqualTo(mapper.readTree("{\"content\": \"Hello\"}"));
        assertThat(chunks.get(2).get("choices").get(0).get("delta")).isEqualTo(mapper.readTree("{\"content\": \" world\"}"));
        assertThat(chunks.get(3).get("choices").get(0).get("delta")).isEqualTo(mapper.readTree("{}"));
        assertThat(chunks.get(3).get("choices").get(0).get("finish_reason").stringValue()).isEqualTo("stop");
        assertThat(chunks.get(3).get("usage").isNull()).isTrue();
        assertThat(chunks.get(4).get("choices").isEmpty()).isTrue();
        assertThat(chunks.get(4).get("usage").get("total_tokens").intValue()).isEqualTo(9);
    }

    @Test
    void streamWithoutUsageSaysNothingOfIt() {
        List<String> events = events(PATH, chat("\"stream\": true"));
        assertThat(events).hasSize(5);
        Shapes.members(mapper.readTree(events.get(0)), "id", "object", "created", "model", "choices");
    }

    @Test
    void streamOfSeveralAnswersGivesEachItsRole() {
        List<String> events = events(PATH, chat("\"stream\": true, \"n\": 2"));
        assertThat(events.stream().filter(event -> event.contains("\"role\":\"assistant\""))).hasSize(2);
        assertThat(events.stream().filter(event -> event.contains("\"index\":1"))).hasSize(4);
    }

    @Test
    void streamCarriesHeadersThatKeepProxiesFromBuffering() {
        post(PATH, chat("\"stream\": true"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Accel-Buffering", "no")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectHeader()
                .contentTypeCompatibleWith("text/event-stream")
                .expectHeader()
                .exists("x-request-id")
                .expectHeader()
                .exists("openai-processing-ms");
    }

    @Test
    void logprobsAreToldWithBytesAndTops() {
        JsonNode logprobs = answer(PATH, chat("\"logprobs\": true, \"top_logprobs\": 2")).get("choices").get(0).get("logprobs");
        Shapes.members(logprobs, "content", "refusal");
        JsonNode token = logprobs.get("content").get(0);
        Shapes.members(token, "token", "logprob", "bytes", "top_logprobs");
        assertThat(token.get("token").stringValue()).isEqualTo("Hello");
        assertThat(token.get("bytes")).isEqualTo(mapper.readTree("[72, 101, 108, 108, 111]"));
        assertThat(token.get("top_logprobs")).hasSize(2);
        assertThat(token.get("top_logprobs").get(1)).isEqualTo(mapper.readTree("{\"token\": \"b\", \"logprob\": -1.5, \"bytes\": [98]}"));
    }

    @Test
    void serviceTierIsAnsweredWhereAsked() {
        assertThat(answer(PATH, chat("\"service_tier\": \"auto\"")).get("service_tier").stringValue()).isEqualTo("default");
    }

    @Test
    void refusalIsTheStatusAlsoOfAStream() {
        serving.play(call -> call.refuse(Refusal.Kind.OVERLOADED, "Too many wait; try again in 3 s.", Duration.ofMillis(2_400)));
        post(PATH, chat("\"stream\": true"))
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "3")
                .expectHeader()
                .valueEquals("retry-after-ms", "2400")
                .expectHeader()
                .valueEquals("x-should-retry", "true");
        assertThat(error(429, PATH, chat("")).get("type").stringValue()).isEqualTo("rate_limit_exceeded");
        serving.play(call -> call.refuse(Refusal.Kind.CONTEXT_LENGTH, "Too long.", null));
        assertThat(error(400, PATH, chat("")).get("code").stringValue()).isEqualTo("context_length_exceeded");
        serving.play(call -> call.refuse(Refusal.Kind.UNAVAILABLE, "The lane is broken.", Duration.ofSeconds(5)));
        assertThat(error(503, PATH, chat("")).get("type").stringValue()).isEqualTo("server_error");
        serving.play(call -> call.refuse(Refusal.Kind.UNKNOWN_MODEL, "No such model.", null));
        assertThat(error(404, PATH, chat("")).get("param").stringValue()).isEqualTo("model");
    }

    @Test
    void failureInMidStreamIsItsLastEvent() {
        serving.play(call -> {
            call.admit(1);
            call.say(0, "So far");
            call.fail(Refusal.Kind.INTERNAL, "The engine broke.");
        });
        List<String> events = events(PATH, chat("\"stream\": true"));
        assertThat(events).hasSize(3);
        assertThat(Shapes.error(mapper.readTree(events.get(2))).get("message").stringValue()).isEqualTo("The engine broke.");
        assertThat(error(500, PATH, chat("")).get("code").stringValue()).isEqualTo("internal_error");
    }

    @Test
    void statusWaitsForTheVerdictAndHeadersDoNotWaitForTheFirstToken() {
        serving.playNothing();
        var response = client.post().uri(PATH).header("Content-Type", "application/json").bodyValue(chat("\"stream\": true"));
        var opened = CompletableFuture.supplyAsync(() -> response.exchange().expectStatus().isOk());
        ScriptedServing.Call call = serving.next();
        assertThat(opened.isDone()).isFalse();
        call.admit(1);
        opened.orTimeout(5, TimeUnit.SECONDS).join();
        call.finish(0, FinishReason.LENGTH);
        call.complete(new Usage(1, 0, 0));
    }
}
