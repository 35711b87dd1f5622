package dev.augury.demo.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopServerTest {

    private final Catalog catalog = new Catalog();

    @Test
    void servesItemsAsTheCatalogHasThem() throws IOException, InterruptedException {
        Catalog.Item item = catalog.items().getLast();
        try (ShopServer shop = ShopServer.start(catalog, 0); HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> found = send(client, shop, "/items/" + item.name().replace(" ", "%20"), "GET");
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.body()).isEqualTo(item.json());
            HttpResponse<String> unknown = send(client, shop, "/items/moon", "GET");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).isEqualTo("{\"error\": \"not found\"}");
            assertThat(send(client, shop, "/items/moon", "DELETE").statusCode()).isEqualTo(405);
            assertThat(send(client, shop, "/items", "GET").body()).startsWith("[").contains(item.json());
            assertThat(send(client, shop, "/itemsmoon", "GET").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void catalogIsLargeAndKeepsItsPrices() {
        List<Catalog.Item> items = catalog.items();
        assertThat(items).hasSizeGreaterThan(2_000).isEqualTo(new Catalog().items());
        assertThat(items).allSatisfy(item -> {
            assertThat(item.cents()).isBetween(50L, 10_000L);
            assertThat(item.stock()).isBetween(0L, 240L);
            assertThat(catalog.find(item.name())).contains(item);
        });
        assertThat(items).anyMatch(item -> item.stock() == 0);
        assertThat(catalog.find("mug")).isEmpty();
    }

    private static HttpResponse<String> send(HttpClient client, ShopServer shop, String path, String method) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(shop.address() + path)).method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
