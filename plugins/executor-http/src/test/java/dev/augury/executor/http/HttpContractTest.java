package dev.augury.executor.http;

import dev.augury.spi.call.CallExecutorFactory;
import dev.augury.testing.kit.call.CallExecutorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class HttpContractTest extends CallExecutorContract {

    @TempDir
    private static Path folder;

    private static Service service;

    @BeforeAll
    static void openService() throws IOException {
        service = new Service().answers("/items/mug", 200, "{\"price\": \"4.50\"}").stalls("/items/slow");
        Files.writeString(folder.resolve("tools.json"), """
                {"tools": [{"name": "catalog", "description": "Looks up an item.", "url": "%s/items/{item}",
                  "parameters": {"type": "object", "properties": {"item": {"type": "string"}}, "required": ["item"]}}]}
                """.formatted(service.url()));
    }

    @AfterAll
    static void closeService() {
        service.close();
    }

    @Override
    protected CallExecutorFactory<?> factory() {
        return new HttpFactory();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("tools", folder.resolve("tools.json").toString(), "allow", "127.0.0.0/8");
    }

    @Override
    protected String tool() {
        return "catalog";
    }

    @Override
    protected String arguments() {
        return "{\"item\": \"mug\"}";
    }

    @Override
    protected Optional<String> slowArguments() {
        return Optional.of("{\"item\": \"slow\"}");
    }
}
