package dev.augury.demo.tools;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Serves the catalog over HTTP on the loopback address: {@code GET /items/{name}} gives an item as JSON or 404 with an error, {@code GET /items} gives all. A
 * small stand-in for a shop that runs elsewhere.
 */
public final class ShopServer implements AutoCloseable {

    private static final String ITEMS = "/items";
    private static final int WORKERS = 4;
    private static final int WAITING_MAX = 64;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final HttpServer server;
    private final ExecutorService workers;
    private final Catalog catalog;

    private ShopServer(HttpServer server, ExecutorService workers, Catalog catalog) {
        this.server = server;
        this.workers = workers;
        this.catalog = catalog;
    }

    /**
     * Starts a shop.
     *
     * @param port port, or 0 for one that is free
     * @throws IOException where the port is taken
     */
    public static ShopServer start(Catalog catalog, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_MAX);
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().daemon().name("shop-", 0).factory());
        ShopServer shop = new ShopServer(server, workers, catalog);
        server.setExecutor(workers);
        server.createContext(ITEMS, shop::answer);
        server.start();
        return shop;
    }

    /** Returns where it listens, for example {@code http://127.0.0.1:8090}. */
    public URI address() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, NOT_ALLOWED, ToolBox.error("use GET"));
            } else if (path.equals(ITEMS)) {
                send(exchange, OK, catalog.items().stream().map(Catalog.Item::json).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
            } else {
                String item = path.startsWith(ITEMS + "/") ? catalog.find(path.substring(ITEMS.length() + 1)).map(Catalog.Item::json).orElse("") : "";
                send(exchange, item.isEmpty() ? NOT_FOUND : OK, item.isEmpty() ? ToolBox.error("not found") : item);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
