package dev.augury.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A host that listens, with a scripted pipeline. */
public final class RunningHost implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path data;

    private RunningHost(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** Starts a host with more settings. */
    public static RunningHost start(String... settings) {
        Path data = data();
        List<String> arguments = new ArrayList<>(List.of(
                "--augury.port=0",
                "--augury.management-port=0",
                "--augury.data=" + data,
                "--augury.stream.ping=400ms",
                "--augury.stream.buffer=64",
                "--logging.level.dev.augury=warn"));
        arguments.addAll(List.of(settings));
        return new RunningHost(SpringApplication.run(TestHost.class, arguments.toArray(String[]::new)), data);
    }

    /** Returns the host of all tests that need no settings of their own; it ends with the process. */
    public static RunningHost shared() {
        return Shared.HOST;
    }

    /** Returns the port of the API. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Returns the port of metrics. */
    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /** Returns the address of the API as clients want it. */
    public String url() {
        return "http://localhost:" + port() + "/v1";
    }

    /** Returns the key made at first start. */
    public String key() {
        try {
            return Files.readString(data.resolve("first-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its pipeline. */
    public ScriptedServing serving() {
        return bean(ScriptedServing.class);
    }

    /** Returns a part of it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static Path data() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "host").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final RunningHost HOST = start();
    }
}
