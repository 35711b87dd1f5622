package dev.augury.demo.eval;

import dev.augury.demo.corpus.Message.ToolCall;
import dev.augury.demo.tools.Catalog;
import dev.augury.demo.tools.Clock;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ShopServer;
import dev.augury.demo.tools.ToolBox;
import dev.augury.demo.tools.ToolException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The tools as they are used in earnest: calculator and clock in this process, the catalog asked over HTTP. */
final class RealTools implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Catalog catalog = new Catalog();
    private final ShopServer shop;
    private final HttpClient http = HttpClient.newHttpClient();

    private RealTools(ShopServer shop) {
        this.shop = shop;
    }

    /** Starts a shop on a free port of this machine. */
    static RealTools start() throws IOException {
        return new RealTools(ShopServer.start(new Catalog(), 0));
    }

    /** Returns the tools of a conversation whose clock stands still. */
    ToolDesk at(Instant instant) {
        ToolBox box = new ToolBox(new Clock(InstantSource.fixed(instant)), catalog);
        return call -> call.tool().equals(ToolBox.CATALOG) ? lookUp(call, box) : box.run(call.tool(), call.arguments());
    }

    private String lookUp(ToolCall call, ToolBox box) {
        try {
            return Json.object(call.arguments()).get("item") instanceof String item ? ask(item) : box.run(call.tool(), call.arguments());
        } catch (ToolException e) {
            return ToolBox.error(e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException("The shop at " + shop.address() + " does not answer: " + e.getMessage(), e);
        }
    }

    private String ask(String item) throws IOException {
        URI uri = URI.create(shop.address() + "/items/" + URLEncoder.encode(item, StandardCharsets.UTF_8).replace("+", "%20"));
        try {
            return http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the shop");
        }
    }

    @Override
    public void close() {
        http.close();
        shop.close();
    }
}
