package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final String CHAT = "{\"model\": \"small\", \"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}";

    @Test
    void liveStreamsFinishOrAreToldWhileNewRequestsAreRefused() {
        RunningHost host = RunningHost.start("--augury.drain.limit=2s");
        int port = host.port();
        String key = host.key();
        ScriptedServing serving = host.serving();
        serving.playNothing();
        try (RawClient first = new RawClient(port, key, "/v1/chat/completions", CHAT)) {
            ScriptedServing.Call one = serving.next();
            one.admit(1);
            RawClient second = new RawClient(port, key, "/v1/chat/completions", CHAT);
            ScriptedServing.Call two = serving.next();
            two.admit(1);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(host::close);
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> get(port, "/readyz").statusCode() == 503);
            assertThat(get(port, "/livez").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = post(port, key);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("2");
            one.say(0, "done");
            one.finish(0, FinishReason.STOP);
            one.complete(new Usage(1, 1, 0));
            first.readUntil("data: [DONE]");
            assertThat(second.readUntil("\"code\":\"unavailable\"")).contains("shut down before this request was over");
            assertThat(two.awaitCancelled(Duration.ofSeconds(5))).isTrue();
            closed.orTimeout(20, TimeUnit.SECONDS).join();
            second.close();
        }
    }

    private static HttpResponse<String> get(int port, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build());
    }

    private static HttpResponse<String> post(int port, String key) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/chat/completions"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(CHAT))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
