package dev.augury.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Finds the API key of a client verb: the flag, then {@code AUGURY_API_KEY}, then {@code first-key} in the data folder. */
final class ApiKeyMixin {

    @Key("augury.api-key")
    @Option(names = "--api-key", paramLabel = "KEY",
            description = "API key; default: AUGURY_API_KEY, then the file first-key in the data folder. Key: augury.api-key")
    private @Nullable String key;

    @Key("augury.data")
    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the server, default ./data. Key: augury.data")
    private Path data = Path.of("data");

    /** Returns the key, or null when none is found. */
    @Nullable String find() throws IOException {
        if (key != null) {
            return key;
        }
        Path file = data.resolve("first-key");
        return Files.isReadable(file) ? Files.readString(file).strip() : null;
    }
}
