package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The model that is shipped, as the first command of the README serves it: it calls tools of the server in mid-answer and knows when not to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoModelTest {

    @TempDir
    static Path folder;

    private AuguryProcess server;
    private ApiCalls api;

    @BeforeAll
    void serve() throws Exception {
        Path home = AuguryProcess.distribution();
        Assumptions.assumeTrue(Files.exists(home.resolve("models/augury-demo.gguf")), "No demo model in " + home + "; models/demo/README.md says how it is made");
        server = AuguryProcess.serve(folder, home, "--kv-memory", "256MB");
        api = new ApiCalls(server.awaitServing(), Files.readString(folder.resolve("data/first-key")).strip());
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            api.close();
            server.stop();
            server.close();
        }
    }

    private String ask(String question, String more) throws Exception {
        var answer = api.post("/v1/chat/completions",
                "{\"model\": \"augury-demo\", \"temperature\": 0, \"max_tokens\": 200, \"messages\": [{\"role\": \"user\", \"content\": \"" + question + "\"}]" + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void aToolOfTheServerIsCalledInMidAnswer() throws Exception {
        String body = ask("What is 4821 * 37?", ", \"augury\": {\"tools\": [\"calculator\"]}");
        assertThat(Json.read(body).at("/choices/0/message/content").asString()).as(body).isEqualTo("4821 × 37 = 178377.");
        assertThat(Json.read(body).at("/augury/calls/0/tool").asString()).as(body).isEqualTo("calculator");
        assertThat(Json.read(body).at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void aToolOfTheClientEndsTheTurn() throws Exception {
        String tools = Files.readString(House.ROOT.resolve("models/demo/tools.json"));
        String body = ask("What time is it in Paris?", ", \"tools\": " + tools);
        assertThat(Json.read(body).at("/choices/0/finish_reason").asString()).as(body).isEqualTo("tool_calls");
        assertThat(Json.read(body).at("/choices/0/message/tool_calls/0/function/name").asString()).isEqualTo("clock");
        assertThat(Json.read(Json.read(body).at("/choices/0/message/tool_calls/0/function/arguments").asString()).path("city").asString()).isEqualTo("Paris");
    }

    @Test
    void withoutToolsNothingIsCalled() throws Exception {
        String body = ask("Hello!", "");
        assertThat(Json.read(body).at("/choices/0/message/content").asString()).as(body).isNotBlank().doesNotContain("tool_call");
        assertThat(Json.read(body).at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }
}
