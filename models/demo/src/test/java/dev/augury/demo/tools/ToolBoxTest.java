package dev.augury.demo.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ToolBoxTest {

    private final ToolBox box = new ToolBox(new Clock(InstantSource.fixed(Instant.parse("2026-03-14T09:26:00Z"))), new Catalog());

    @Test
    void runsEachTool() {
        Catalog.Item item = new Catalog().items().getFirst();
        assertThat(box.run("calculator", "{\"expression\": \"3 * 4.50\"}")).isEqualTo("13.50");
        assertThat(box.run("clock", "{\"city\":\"Lisbon\"}")).isEqualTo("{\"city\": \"Lisbon\", \"weekday\": \"Saturday\", \"date\": \"2026-03-14\", \"time\": \"09:26\"}");
        assertThat(box.run("catalog_lookup", "{\"item\": \"" + item.name() + "\"}"))
                .isEqualTo("{\"item\": \"" + item.name() + "\", \"price\": \"" + item.price() + "\", \"stock\": " + item.stock() + "}");
    }

    @Test
    void wrongCallsGetAnErrorThatIsJson() {
        assertThat(box.run("calculator", "{\"expression\": \"1 / 0\"}")).isEqualTo("{\"error\": \"division by zero\"}");
        assertThat(box.run("clock", "{\"city\": \"Nowhere\"}")).isEqualTo("{\"error\": \"unknown city\"}");
        assertThat(box.run("catalog_lookup", "{\"item\": \"blue \\\"idea\\\"\"}")).isEqualTo("{\"error\": \"not found\"}");
        assertThat(box.run("clock", "{\"town\": \"Lisbon\"}")).isEqualTo("{\"error\": \"argument city must be a string\"}");
        assertThat(box.run("clock", "[1]")).isEqualTo("{\"error\": \"a JSON object is needed\"}");
        assertThat(box.run("clock", "{\"city\": ")).startsWith("{\"error\": \"no JSON at character");
        assertThat(box.run("oven", "{}")).contains("calculator, clock, catalog_lookup");
    }
}
