package dev.augury.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host that listens, shared by all tests that need no settings of their own. */
@SpringBootTest(
        classes = TestHost.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"augury.management-port=0", "augury.stream.ping=400ms", "augury.stream.buffer=64", "logging.level.dev.augury=warn"})
public abstract class HttpTest {

    @Autowired
    protected ScriptedServing serving;

    @Autowired
    protected JsonMapper mapper;

    @LocalServerPort
    protected int port;

    @LocalManagementPort
    protected int managementPort;

    @Value("${augury.data}")
    protected Path data;

    protected WebTestClient client;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry registry) {
        Path folder = TestHost.data();
        registry.add("augury.data", folder::toString);
    }

    @BeforeEach
    void open() {
        serving.playHello();
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeader("Authorization", "Bearer " + key())
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    /** Returns the key made at first start. */
    protected String key() {
        try {
            return Files.readString(data.resolve("first-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
