package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What is wrong or not supported is refused by name. */
class RefusalTest extends HttpTest {

    private static final String PATH = "/v1/chat/completions";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tools                  | [{"type": "function", "function": {"name": "f"}}]
                    tool_choice            | {"type": "custom", "custom": {"name": "f"}}
                    functions              | [{"name": "f"}]
                    function_call          | {"name": "f"}
                    response_format        | {"type": "json_object"}
                    response_format        | {"type": "json_schema", "json_schema": {"name": "x", "schema": {}}}
                    modalities             | ["text", "audio"]
                    audio                  | {"voice": "alloy", "format": "wav"}
                    prediction             | {"type": "content", "content": "x"}
                    web_search_options     | {}
                    reasoning_effort       | "low"
                    verbosity              | "low"
                    store                  | true
                    metadata               | {"a": "b"}
                    moderation             | {"model": "omni"}
                    service_tier           | "flex"
                    prompt_cache_retention | "24h"
                    prompt_cache_options   | {}
                    adapter                | "lora"
                    stream_options         | {"include_usage": true}
                    """)
    void unsupportedParameterIsNamed(String name, String value) {
        JsonNode error = error(400, PATH, chat("\"" + name + "\": " + value));
        assertThat(error.get("param").stringValue()).isEqualTo(name);
        assertThat(error.get("message").stringValue()).contains(name);
        assertThat(error.get("type").stringValue()).isEqualTo("invalid_request_error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"user\": \"u\"",
                "\"safety_identifier\": \"u\"",
                "\"prompt_cache_key\": \"k\"",
                "\"store\": false",
                "\"service_tier\": \"auto\"",
                "\"modalities\": [\"text\"]",
                "\"response_format\": {\"type\": \"text\"}",
                "\"tools\": []",
                "\"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"f\"}}], \"tool_choice\": \"none\"",
                "\"tool_choice\": \"auto\"",
                "\"parallel_tool_calls\": false",
                "\"tool_choice\": \"none\"",
                "\"n\": 1",
                "\"top_p\": 0",
                "\"top_k\": -1",
                "\"audio\": null",
                "\"logprobs\": false, \"top_logprobs\": 0",
                "\"max_tokens\": 5, \"max_completion_tokens\": 5",
                "\"stream\": true, \"stream_options\": {\"include_usage\": false, \"include_obfuscation\": false}",
                "\"seed\": 9223372036854775807",
                "\"augury\": {}"
            })
    void harmlessParameterIsTaken(String more) {
        post(PATH, chat(more)).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    temperature             | "temperature": 2.5
                    temperature             | "temperature": "hot"
                    temperature             | "temperature": 1e400
                    top_p                   | "top_p": -0.1
                    top_k                   | "top_k": 1.5
                    min_p                   | "min_p": 2
                    n                       | "n": 0
                    n                       | "n": 17
                    seed                    | "seed": 9223372036854775808
                    max_tokens              | "max_tokens": 0
                    max_tokens              | "max_tokens": 3, "max_completion_tokens": 4
                    max_completion_tokens   | "max_completion_tokens": true
                    min_tokens              | "max_tokens": 3, "min_tokens": 4
                    presence_penalty        | "presence_penalty": 3
                    stop                    | "stop": 5
                    stop                    | "stop": ""
                    stop                    | "stop": ["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17"]
                    stop[1]                 | "stop": ["a", 1]
                    stop_token_ids[0]       | "stop_token_ids": [257]
                    logit_bias              | "logit_bias": []
                    logit_bias.257          | "logit_bias": {"257": 1}
                    logit_bias.x            | "logit_bias": {"x": 1}
                    logit_bias.65           | "logit_bias": {"65": 101}
                    top_logprobs            | "top_logprobs": 2
                    top_logprobs            | "logprobs": true, "top_logprobs": 21
                    logprobs                | "logprobs": 2
                    stream                  | "stream": "yes"
                    stream_options.x        | "stream": true, "stream_options": {"x": 1}
                    stream_options.include_obfuscation | "stream": true, "stream_options": {"include_obfuscation": true}
                    chat_template_kwargs    | "chat_template_kwargs": 3
                    chat_template_kwargs.messages | "chat_template_kwargs": {"messages": []}
                    tools[0].type           | "tool_choice": "none", "tools": [{"type": "custom"}]
                    tools[0].function.name  | "tool_choice": "none", "tools": [{"type": "function", "function": {}}]
                    tools[0].function.parameters | "tool_choice": "none", "tools": [{"type": "function", "function": {"name": "f", "parameters": []}}]
                    tools[1]                | "tool_choice": "none", "tools": [{"type": "function", "function": {"name": "f"}}, "g"]
                    tools[0].function.name  | "tool_choice": "none", "tools": [{"type": "function", "function": {"name": " "}}]
                    augury.program          | "augury": {"program": ""}
                    augury.x                | "augury": {"x": 1}
                    temprature              | "temprature": 1
                    best_of                 | "best_of": 1
                    """)
    void wrongValueIsNamed(String parameter, String more) {
        assertThat(error(400, PATH, chat(more)).get("param").stringValue()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    messages                              | []
                    messages                              | {}
                    messages[0]                           | ["hi"]
                    messages[0].role                      | [{"content": "x"}]
                    messages[0].role                      | [{"role": "function", "name": "f", "content": "x"}]
                    messages[0].content                   | [{"role": "user"}]
                    messages[0].content                   | [{"role": "user", "content": 3}]
                    messages[0].content[0].type           | [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http://x/y.png"}}]}]
                    messages[0].content[0].type           | [{"role": "user", "content": [{"type": "input_audio", "input_audio": {}}]}]
                    messages[0].content[0].text           | [{"role": "user", "content": [{"type": "text"}]}]
                    messages[0].extra                     | [{"role": "user", "content": "x", "extra": 1}]
                    messages[0].content                   | [{"role": "assistant"}]
                    messages[0].refusal                   | [{"role": "assistant", "content": "x", "refusal": "no"}]
                    messages[0].function_call             | [{"role": "assistant", "content": "x", "function_call": {"name": "f", "arguments": ""}}]
                    messages[0].tool_calls[0].id          | [{"role": "assistant", "tool_calls": [{"type": "function"}]}]
                    messages[0].tool_calls[0].type        | [{"role": "assistant", "tool_calls": [{"id": "1", "type": "custom"}]}]
                    messages[0].tool_calls[0].function.arguments | [{"role": "assistant", "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{x"}}]}]
                    messages[0].tool_call_id              | [{"role": "tool", "content": "x"}]
                    """)
    void wrongMessageIsNamed(String parameter, String messages) {
        JsonNode error = error(400, PATH, "{\"model\": \"small\", \"messages\": " + messages + "}");
        assertThat(error.get("param").stringValue()).as(error.toString()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    prompt            | {"model": "small"}
                    prompt            | {"model": "small", "prompt": []}
                    prompt            | {"model": "small", "prompt": {}}
                    prompt[0]         | {"model": "small", "prompt": [257]}
                    prompt[1]         | {"model": "small", "prompt": ["a", 3]}
                    prompt[0]         | {"model": "small", "prompt": [[]]}
                    prompt[1][0]      | {"model": "small", "prompt": [[1], [-1]]}
                    logprobs          | {"model": "small", "prompt": "a", "logprobs": 21}
                    messages          | {"model": "small", "prompt": "a", "messages": []}
                    model             | {"prompt": "a"}
                    """)
    void wrongTextRequestIsNamed(String parameter, String body) {
        JsonNode error = error(400, "/v1/completions", body);
        assertThat(error.get("param").stringValue()).as(error.toString()).isEqualTo(parameter);
    }

    @Test
    void bodyThatIsNotJsonIsRefusedWithItsPlace() {
        JsonNode error = error(400, PATH, "{\"model\": \"small\",\n  \"messages\": [}");
        assertThat(error.get("message").stringValue()).contains("line 2");
        assertThat(error.get("code").stringValue()).isEqualTo("invalid_json");
        assertThat(error(400, PATH, "").get("code").stringValue()).isEqualTo("invalid_json");
        assertThat(error(400, PATH, "[1]").get("message").stringValue()).contains("an array");
        assertThat(error(400, PATH, "{\"model\": \"small\", \"model\": \"x\"}").get("message").stringValue()).containsIgnoringCase("duplicate");
        assertThat(error(400, PATH, "{} {}").get("code").stringValue()).isEqualTo("invalid_json");
        assertThat(error(400, PATH, "[".repeat(10_000)).get("code").stringValue()).isEqualTo("invalid_json");
    }

    @Test
    void unknownModelListsTheKnownOnes() {
        JsonNode error = error(404, PATH, chat("").replace("small", "gpt-9"));
        assertThat(error.get("code").stringValue()).isEqualTo("model_not_found");
        assertThat(error.get("message").stringValue()).contains("gpt-9").contains("small").contains("hub/large");
    }

    @Test
    void unknownPathMethodAndContentTypeAreToldInTheSameForm() {
        assertThat(error(404, "/v1/embeddings", "{}").get("code").stringValue()).isEqualTo("unknown_url");
        String wrongMethod = client.get().uri(PATH).exchange().expectStatus().isEqualTo(405).expectHeader().valueEquals("Allow", "POST")
                .expectBody(String.class).returnResult().getResponseBody();
        assertThat(Shapes.error(mapper.readTree(wrongMethod)).get("code").stringValue()).isEqualTo("method_not_allowed");
        String wrongType = client.post().uri(PATH).header("Content-Type", "text/plain").bodyValue("x").exchange().expectStatus().isEqualTo(415)
                .expectBody(String.class).returnResult().getResponseBody();
        Shapes.error(mapper.readTree(wrongType));
    }

    /** The client of the other tests refuses to send that. */
    @Test
    void contentTypeThatIsNoneIsTheClientsFault() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + host.port() + PATH))
                .header("Authorization", "Bearer " + host.key())
                .header("Content-Type", "json")
                .POST(HttpRequest.BodyPublishers.ofString(chat("")))
                .build();
        try (HttpClient plain = HttpClient.newHttpClient()) {
            HttpResponse<String> response = plain.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(415);
            assertThat(Shapes.error(mapper.readTree(response.body())).get("code").stringValue()).isEqualTo("unsupported_media_type");
        }
    }

    @Test
    void namesAreAsLongAsTheHistoryHasRoomFor() {
        post(PATH, chat("\"augury\": {\"program\": \"" + "p".repeat(200) + "\"}")).expectStatus().isOk();
        assertThat(error(400, PATH, chat("\"augury\": {\"program\": \"" + "p".repeat(201) + "\"}")).get("message").stringValue()).contains("1 to 200");
        String tool = "\"tool_choice\": \"none\", \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"" + "f".repeat(129) + "\"}}]";
        assertThat(error(400, PATH, chat(tool)).get("message").stringValue()).contains("1 to 128");
    }

    @Test
    void faultOfTheServerIsInTheLogUnderTheIdOfTheRequest() {
        serving.play(call -> {
            throw new IllegalStateException("broken on purpose");
        });
        Logger log = (Logger) LoggerFactory.getLogger("dev.augury.server.web.ErrorPages");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            String answer = client.post().uri(PATH).header("x-request-id", "find-me").contentType(MediaType.APPLICATION_JSON).bodyValue(chat("")).exchange()
                    .expectStatus().isEqualTo(500).expectBody(String.class).returnResult().getResponseBody();
            assertThat(Shapes.error(mapper.readTree(answer)).get("message").stringValue()).contains("under this request's id");
            assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).anyMatch(line -> line.contains("find-me"));
        } finally {
            log.detachAppender(lines);
        }
    }
}
