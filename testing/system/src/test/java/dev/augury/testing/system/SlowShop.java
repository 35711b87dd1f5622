package dev.augury.testing.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A shop of this machine that sells everything, and answers nobody before somebody asks for {@code /go}. */
final class SlowShop implements AutoCloseable {

    private static final String TOOL = """
            {"tools": [{"name": "catalog_lookup", "description": "Looks up price and stock of an item of the shop.",
              "parameters": {"type": "object", "properties": {"item": {"type": "string"}}, "required": ["item"]},
              "method": "GET", "url": "%s/items/{item}", "timeout": 3600, "concurrency": 8}]}
            """;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch go = new CountDownLatch(1);
    private final HttpServer server;

    SlowShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/items/", exchange -> {
            await();
            answer(exchange, "{\"item\": \"red mug\", \"price\": \"12.40\", \"stock\": 8}");
        });
        server.createContext("/go", exchange -> {
            go.countDown();
            answer(exchange, "{}");
        });
        server.start();
    }

    private void await() throws IOException {
        try {
            if (!go.await(1, TimeUnit.HOURS)) {
                throw new IOException("Nobody said go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Writes the file that declares its tool. */
    Path declaration(Path folder) throws IOException {
        return Files.writeString(folder.resolve("shop.json"), TOOL.formatted(address()));
    }

    @Override
    public void close() {
        go.countDown();
        server.stop(0);
        threads.close();
    }
}
