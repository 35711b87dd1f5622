package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LimitTest extends HttpTest {

    private static final String PATH = "/v1/chat/completions";
    private static final RunningHost HOST = RunningHost.start(
            "--augury.limits.requests=3",
            "--augury.limits.streams=2",
            "--augury.limits.body-size=64KB",
            "--augury.limits.header-size=2KB",
            "--augury.limits.messages=3",
            "--augury.limits.content-length=100",
            "--augury.limits.logit-bias=2");

    @AfterAll
    static void close() {
        HOST.close();
    }

    @Override
    protected RunningHost host() {
        return HOST;
    }

    @Test
    void tooManyRequestsAreRefusedWithTheTimeToWait() {
        serving.playNothing();
        String stream = chat("\"stream\": true");
        try (RawClient one = new RawClient(host.port(), host.key(), PATH, stream); RawClient two = new RawClient(host.port(), host.key(), PATH, stream)) {
            List<ScriptedServing.Call> calls = List.of(serving.next(), serving.next());
            post(PATH, stream).expectStatus().isEqualTo(429).expectHeader().exists("Retry-After").expectHeader().valueEquals("x-should-retry", "true");
            try (RawClient three = new RawClient(host.port(), host.key(), PATH, chat(""))) {
                ScriptedServing.Call third = serving.next();
                assertThat(error(429, PATH, chat("")).get("type").stringValue()).isEqualTo("rate_limit_exceeded");
                client.get().uri("/v1/models").exchange().expectStatus().isOk();
                three.close();
                assertThat(third.awaitCancelled(Duration.ofSeconds(5))).isTrue();
            }
            one.close();
            two.close();
            calls.forEach(call -> assertThat(call.awaitCancelled(Duration.ofSeconds(5))).isTrue());
        }
        serving.playHello();
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> post(PATH, chat("")).expectStatus().isOk());
    }

    @Test
    void tooLargeBodyIs413() {
        String large = chat("\"user\": \"" + "x".repeat(70_000) + "\"");
        assertThat(error(413, PATH, large).get("message").stringValue()).contains("65536");
    }

    @Test
    void tooLargeHeadersAre431() {
        String body = client.get().uri("/v1/models").header("x-more", "y".repeat(3000)).exchange().expectStatus().isEqualTo(431)
                .expectBody(String.class).returnResult().getResponseBody();
        assertThat(Shapes.error(mapper.readTree(body)).get("message").stringValue()).contains("2048");
    }

    @Test
    void tooManyMessagesAndTooLongContentAreNamed() {
        String messages = IntStream.range(0, 4).mapToObj(i -> "{\"role\": \"user\", \"content\": \"x\"}").collect(Collectors.joining(","));
        assertThat(error(400, PATH, "{\"model\": \"small\", \"messages\": [" + messages + "]}").get("param").stringValue()).isEqualTo("messages");
        String longOne = "{\"model\": \"small\", \"messages\": [{\"role\": \"user\", \"content\": \"" + "x".repeat(101) + "\"}]}";
        assertThat(error(400, PATH, longOne).get("param").stringValue()).isEqualTo("messages[0].content");
        assertThat(error(400, "/v1/completions", "{\"model\": \"small\", \"prompt\": \"" + "x".repeat(101) + "\"}").get("param").stringValue())
                .isEqualTo("prompt");
        assertThat(error(400, PATH, chat("\"logit_bias\": {\"1\": 1, \"2\": 1, \"3\": 1}")).get("param").stringValue()).isEqualTo("logit_bias");
    }
}
