package dev.augury.testing.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A database in a process of its own, which can go away and come back. */
final class DatabaseProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    /** Chooses a port; nothing is started yet. */
    DatabaseProcess(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    String url() {
        return "jdbc:h2:tcp://localhost:" + port + "/./house";
    }

    /** Starts it and waits until it listens. */
    void start() throws IOException, URISyntaxException {
        Class<?> driver = DriverManager.drivers().filter(known -> known.getClass().getName().startsWith("org.h2.")).findFirst().orElseThrow().getClass();
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp", Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(),
                        "org.h2.tools.Server", "-tcp", "-tcpPort", Integer.toString(port), "-ifNotExists", "-baseDir", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("database.log").toFile())
                .start();
        process = started;
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!listens()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IOException("The database does not listen on port " + port + "; see " + folder.resolve("database.log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as a crash would. */
    @Override
    public void close() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
