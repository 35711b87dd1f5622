package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two real models in one host, as a user starts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServeTest {

    @TempDir
    static Path folder;

    private AuguryProcess server;
    private ApiCalls api;
    private ApiCalls stranger;

    @BeforeAll
    void serve() throws Exception {
        Path home = AuguryProcess.distribution();
        synth("one.gguf", "llama", "Q8_0");
        synth("two.gguf", "qwen3", "Q4_0");
        server = AuguryProcess.serve(folder, home, "--model", "one.gguf", "--model", "two.gguf", "--kv-memory", "64MB", "--", "--augury.call-detector.name=json");
        String address = server.awaitServing();
        Path first = folder.resolve("data/first-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first))).isEqualTo("rw-------");
        api = new ApiCalls(address, Files.readString(first).strip());
        stranger = new ApiCalls(address, "");
    }

    private void synth(String name, String architecture, String type) throws IOException, InterruptedException {
        AuguryProcess.Ended made = AuguryProcess.run(folder, "", "model", "synth", "--out", name, "--arch", architecture, "--quant", type, "--seed", "7");
        assertThat(made.code()).as(made.err()).isZero();
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            api.close();
            stranger.close();
            assertThat(server.stop()).as(server.log()).isIn(0, 143);
            assertThat(server.log()).contains("Draining");
            server.close();
        }
    }

    @Test
    void bothModelsAnswerChats() throws Exception {
        for (String model : List.of("one", "two")) {
            var answer = api.post("/v1/chat/completions", chat(model, ""));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"object\":\"chat.completion\"").contains("\"completion_tokens\":");
        }
    }

    @Test
    void anAnswerWithASeedIsTheSameStreamedOrWhole() throws Exception {
        String more = ",\"seed\":11,\"temperature\":0.8,\"max_tokens\":24";
        String whole = api.post("/v1/completions", "{\"model\":\"one\",\"prompt\":\"Once upon a time\"" + more + "}").body();
        String streamed = api.post("/v1/completions", "{\"model\":\"one\",\"prompt\":\"Once upon a time\",\"stream\":true" + more + "}").body();

        StringBuilder text = new StringBuilder();
        for (String line : streamed.lines().filter(line -> line.startsWith("data: {")).toList()) {
            text.append(Json.text(line.substring(6)));
        }
        assertThat(text.toString()).isEqualTo(Json.text(whole)).isNotEmpty();
        assertThat(streamed).endsWith("data: [DONE]\n\n");
    }

    @Test
    void aRepeatedPromptIsFoundInThePrefixCacheAndAnswersTheSame() throws Exception {
        String body = "{\"model\":\"two\",\"prompt\":\"" + "The same words again and again. ".repeat(20) + "\",\"max_tokens\":8,\"temperature\":0}";
        String first = api.post("/v1/completions", body).body();
        String second = api.post("/v1/completions", body).body();

        assertThat(Json.text(second)).isEqualTo(Json.text(first));
        assertThat(Json.read(second).at("/usage/prompt_tokens_details/cached_tokens").asInt()).isGreaterThan(100);
    }

    @Test
    void concurrentAnswersAreThoseOfLoneOnes() throws Exception {
        List<String> bodies = Stream.iterate(1, i -> i + 1).limit(12)
                .map(i -> "{\"model\":\"one\",\"prompt\":\"Number " + i + " of several\",\"max_tokens\":16,\"temperature\":0}").toList();
        List<String> together = bodies.parallelStream().map(this::completion).toList();
        for (int i = 0; i < bodies.size(); i++) {
            assertThat(together.get(i)).isEqualTo(completion(bodies.get(i)));
        }
    }

    private String completion(String body) {
        try {
            return Json.text(api.post("/v1/completions", body).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void modelsThatKnowNothingOfToolsCallThemWhenTheyMust() throws Exception {
        String tools = """
                ,"max_tokens":200,"seed":5,"tools":[
                 {"type":"function","function":{"name":"add","parameters":{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}}},
                 {"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{"days":{"type":"integer"},"unit":{"enum":["C","F"]}},"required":["days","unit"]}}}]
                ,"tool_choice":{"type":"function","function":{"name":"get_weather"}}""";
        for (String model : List.of("one", "two")) {
            String body = chat(model, "").replace(",\"max_tokens\":8", tools);
            var choice = Json.read(api.post("/v1/chat/completions", body).body()).at("/choices/0");
            assertThat(choice.at("/finish_reason").asString()).as(choice.toString()).isEqualTo("tool_calls");
            assertThat(choice.at("/message/content").isNull()).isTrue();
            assertThat(choice.at("/message/tool_calls").size()).isEqualTo(1);
            var call = choice.at("/message/tool_calls/0/function");
            assertThat(call.at("/name").asString()).isEqualTo("get_weather");
            var arguments = Json.read(call.at("/arguments").asString());
            assertThat(arguments.at("/days").isIntegralNumber()).isTrue();
            assertThat(arguments.at("/unit").asString()).isIn("C", "F");
            String streamed = api.post("/v1/chat/completions", body.replace("\"seed\"", "\"stream\":true,\"seed\"")).body();
            assertThat(streamed).contains("\"tool_calls\"", "get_weather").doesNotContain("\"content\":\"{");
        }
    }

    @Test
    void callOfTheServersToolIsForcedToo() throws Exception {
        // Random weights seldom close a string; the quote is token 34 of the vocabulary.
        String more = "\"max_tokens\":100,\"seed\":5,\"logit_bias\":{\"34\":100},\"augury\":{\"tools\":[\"clock\"]},\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"clock\"}}";
        var answer = Json.read(api.post("/v1/chat/completions", chat("one", "").replace("\"max_tokens\":8", more)).body());
        assertThat(answer.at("/augury/calls/0/tool").asString()).as(answer.toString()).isEqualTo("clock");
        assertThat(answer.at("/augury/response_tokens").asInt()).isPositive();
    }

    @Test
    void pluginsAreListedWithTheirOptions() throws Exception {
        assertThat(api.get("/admin/plugins").body()).contains("\"name\":\"cpu\"").contains("\"name\":\"fcfs\"").contains("\"name\":\"calls\"").contains("\"source\":\"default\"");
    }

    @Test
    void everyPathButHealthNeedsAKey() throws Exception {
        assertThat(stranger.get("/livez").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/readyz").statusCode()).isEqualTo(200);
        for (String path : List.of("/v1/models", "/admin/plugins", "/nowhere")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void anUnknownModelIsNamedWithTheKnownOnes() throws Exception {
        var answer = api.post("/v1/chat/completions", chat("three", ""));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("three").contains("one").contains("two");
    }

    private static String chat(String model, String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],\"max_tokens\":8" + more + "}";
    }
}
