package dev.augury.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a host that listens: the shared one, unless a test has its own. */
public abstract class HttpTest {

    protected final RunningHost host = host();
    protected final ScriptedServing serving = host.serving();
    protected final JsonMapper mapper = host.bean(JsonMapper.class);
    protected final WebTestClient client = WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + host.port())
            .defaultHeader("Authorization", "Bearer " + host.key())
            .responseTimeout(Duration.ofSeconds(20))
            .build();

    @BeforeEach
    void open() {
        serving.playHello();
    }

    /** Returns the host to speak to. */
    protected RunningHost host() {
        return RunningHost.shared();
    }

    protected WebTestClient.ResponseSpec post(String path, String body) {
        return client.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }

    protected JsonNode answer(String path, String body) {
        return mapper.readTree(post(path, body).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
    }

    /** Returns the body of an error, having checked its form. */
    protected JsonNode error(int status, String path, String body) {
        JsonNode error = mapper.readTree(post(path, body).expectStatus().isEqualTo(status).expectBody(String.class).returnResult().getResponseBody());
        return Shapes.error(error);
    }

    /** Returns the data of each event of a stream, its end included. */
    protected List<String> events(String path, String body) {
        String text = post(path, body).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        List<String> events = new ArrayList<>();
        for (String block : (text == null ? "" : text).split("\n\n")) {
            if (block.startsWith("data: ")) {
                events.add(block.substring("data: ".length()));
            }
        }
        return events;
    }

    /** A chat of one message with more members. */
    protected static String chat(String more) {
        return "{\"model\": \"small\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]" + (more.isEmpty() ? "" : ", " + more) + "}";
    }
}
