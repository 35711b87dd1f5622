package dev.augury.executor.http;

import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.testing.kit.OptionRecords;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An executor on a service, with the machine around it as a test wants it. */
final class Bench implements AutoCloseable {

    final Map<String, String> environment = new HashMap<>();
    final AtomicLong nanos = new AtomicLong();
    final Map<String, String> options = new HashMap<>();
    Surroundings.Lookup lookup = host -> List.of(InetAddress.getByName(host));
    private final Path folder;
    private HttpExecutor executor;

    Bench(Path folder) {
        this.folder = folder;
        options.put("allow", "127.0.0.1/32");
        options.put("retries", "0");
        options.put("retry-pause", "1ms");
    }

    /** Makes the executor of these declarations. */
    Bench tools(String... declarations) throws IOException {
        Path file = Files.writeString(folder.resolve("tools.json"), "{\"tools\": [" + String.join(",\n", declarations) + "]}");
        options.put("tools", file.toString());
        executor = new HttpExecutor(OptionRecords.bind(HttpConfig.class, options), new Surroundings(lookup, environment::get, nanos::get));
        return this;
    }

    HttpExecutor executor() {
        return executor;
    }

    CallResponse call(String tool, String arguments) throws InterruptedException {
        return call(tool, arguments, 10_000);
    }

    CallResponse call(String tool, String arguments, long millis) throws InterruptedException {
        return executor.execute(new CallRequest("call-1", "default", tool, arguments, TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    @Override
    public void close() {
        executor.close();
    }
}
