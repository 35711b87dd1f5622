package dev.augury.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadClientTest {

    private static final String CHUNK = "data: {\"choices\": [{\"text\": \"a\"}]}\n\n";
    private static final String END = "data: {\"choices\": [], \"usage\": {\"completion_tokens\": 2}}\n\ndata: [DONE]\n\n";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/completions", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The first answer breaks off, the second is no JSON, the others are whole. */
    private void answer(HttpExchange exchange) throws IOException {
        int number = asked.getAndIncrement();
        byte[] body = (number == 1 ? "data: {\n\n" : CHUNK + CHUNK + END).getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, number == 0 ? body.length + 100 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void anAnswerThatBreaksOffFailsAloneAndTheClientGoesOn() throws InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        LoadResult result = new LoadClient(new LoadSpec(base, null, "m", 1, 4, 2, 2, 10, 1)).run();
        assertThat(asked).hasValue(4);
        assertThat(result.failures()).hasSize(2);
        assertThat(result.samples()).extracting(LoadResult.Sample::tokens).containsExactly(2, 2);
    }
}
