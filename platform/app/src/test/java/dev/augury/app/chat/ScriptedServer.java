package dev.augury.app.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that answers chats from a script, cut into pieces of a few bytes wherever that falls. */
final class ScriptedServer implements AutoCloseable {

    /** Bodies of the chats that were asked. */
    final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    /** Keys they came with. */
    final List<String> keys = new CopyOnWriteArrayList<>();
    /** Falls when the client has gone away from an endless answer. */
    final CountDownLatch gone = new CountDownLatch(1);

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final int pieceBytes;

    private record Reply(int status, String body, boolean endless) {}

    ScriptedServer(int pieceBytes) throws IOException {
        this.pieceBytes = pieceBytes;
        server.setExecutor(threads);
        server.createContext("/v1/models", exchange -> send(exchange, new Reply(200, "{\"data\": [{\"id\": \"first\"}, {\"id\": \"second\"}]}", false)));
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** Answers the next chat with this stream. */
    ScriptedServer streams(String events) {
        replies.add(new Reply(200, events, false));
        return this;
    }

    /** Answers the next chat with this stream over and over until the client goes. */
    ScriptedServer streamsWithoutEnd(String events) {
        replies.add(new Reply(200, events, true));
        return this;
    }

    /** Answers the next chat with this status. */
    ScriptedServer refuses(int status, String body) {
        replies.add(new Reply(status, body, false));
        return this;
    }

    /** Returns the events of an answer that consists of these contents. */
    static String answer(String... contents) {
        StringBuilder events = new StringBuilder(": ping\n\n");
        for (String content : contents) {
            events.append("data: ").append(content(content)).append("\r\n\r\n");
        }
        return events.append("data: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}\n\n")
                .append("data: {\"choices\": [], \"usage\": {\"completion_tokens\": 41}}\n\ndata: [DONE]\n\n").toString();
    }

    static String content(String text) {
        return "{\"choices\": [{\"delta\": {\"content\": " + new JsonMapper().writeValueAsString(text) + "}, \"finish_reason\": null}]}";
    }

    private void chat(HttpExchange exchange) throws IOException {
        asked.add(new JsonMapper().readTree(exchange.getRequestBody().readAllBytes()));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        send(exchange, replies.remove());
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.sendResponseHeaders(reply.status(), 0);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            do {
                for (int from = 0; from < bytes.length; from += pieceBytes) {
                    out.write(bytes, from, Math.min(pieceBytes, bytes.length - from));
                    out.flush();
                }
            } while (reply.endless());
        } catch (IOException e) {
            gone.countDown();
            throw e;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
