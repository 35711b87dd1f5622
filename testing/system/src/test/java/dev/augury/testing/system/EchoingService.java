package dev.augury.testing.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that a tool asks, which tells the secret that it was sent in every way it can: results, refusals, redirects, garbage. */
final class EchoingService implements AutoCloseable {

    private final HttpServer server;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    EchoingService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/echo", exchange -> send(exchange, 200, "{\"told\": \"" + key(exchange) + "\"}"));
        server.createContext("/refuse", exchange -> send(exchange, 403, "No entry with " + key(exchange)));
        server.createContext("/fail", exchange -> send(exchange, 500, "Broken by " + key(exchange)));
        server.createContext("/back", exchange -> redirect(exchange, "/echo?key=" + key(exchange).replace(' ', '+')));
        server.createContext("/away", exchange -> redirect(exchange, "http://localhost:" + server.getAddress().getPort() + "/echo?key=" + secret(exchange)));
        server.createContext("/astray", exchange -> redirect(exchange, "http://" + secret(exchange) + ".invalid/"));
        server.createContext("/askew", exchange -> redirect(exchange, "no url at all: " + key(exchange)));
        server.createContext("/garble", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(key(exchange).getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    private String key(HttpExchange exchange) {
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        seen.add(exchange.getRequestURI().getPath() + " " + key);
        return key;
    }

    private String secret(HttpExchange exchange) {
        return key(exchange).replace("Bearer ", "");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        send(exchange, 302, "moved to " + location);
    }

    /** Returns the address of a path. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Returns what came, as path and authorization. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** Returns the address of a port at which nobody listens. */
    static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
