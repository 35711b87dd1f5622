package dev.augury.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Finds the API key of a client verb: the flag, then {@code AUGURY_API_KEY}, then {@code first-key} in the data folder. */
final class ApiKeyMixin {

    private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]", "::1", "0.0.0.0");

    @Key("augury.api-key")
    @Option(names = "--api-key", paramLabel = "KEY",
            description = "API key; default: AUGURY_API_KEY, then, for a server on this machine, the file first-key in the data folder. Key: augury.api-key")
    private @Nullable String key;

    @Key("augury.data")
    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the server, default ./data. Key: augury.data")
    private Path data = Path.of("data");

    /** Returns the key for a server, or null when none is found; a server elsewhere is not told the key of the local one. */
    @Nullable String find(URI server) throws IOException {
        if (key != null) {
            return key;
        }
        if (!LOCAL.contains(server.getHost())) {
            return null;
        }
        Path file = data.resolve("first-key");
        return Files.isReadable(file) ? Files.readString(file).strip() : null;
    }
}
