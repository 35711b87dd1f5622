package dev.augury.testing.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The product as a user starts it: the {@code augury} script over the distribution that was built before these tests. */
final class AuguryProcess implements AutoCloseable {

    /** Argument, after a lone {@code --}, with which the log names the ports. */
    static final String TELL_PORTS = "--logging.level.org.springframework.boot.reactor.netty=info";

    private static final Path DISTRIBUTION = House.ROOT.resolve("platform/app/target/dist");
    private static final Pattern ADDRESS = Pattern.compile("Serving .* on (http://\\S+)/v1");
    private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");
    /** A start takes ten seconds of processor time, of which a busy machine may give little. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final Process process;
    private final Path output;

    private AuguryProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** What a finished verb left. */
    record Ended(int code, String out, String err) {}

    /** Returns the distribution, or skips the test where only {@code mvn test} was run. */
    static Path distribution() {
        Assumptions.assumeTrue(Files.exists(DISTRIBUTION.resolve("augury.jar")), "No distribution in " + DISTRIBUTION + "; 'mvn verify' lays it out");
        return DISTRIBUTION;
    }

    /** Runs a verb to its end. */
    static Ended run(Path folder, String input, String... arguments) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile(folder, "in", ".txt"), input);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(folder, distribution(), arguments).redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("augury " + String.join(" ", arguments) + " did not end within " + LIMIT);
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Starts a server on free ports with its data in the relative folder {@code data}. */
    static AuguryProcess serve(Path folder, Path home, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--management-port", "0", "--data", "data"));
        all.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "serve", ".log");
        return new AuguryProcess(
                builder(folder, home, all.toArray(String[]::new)).redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
    }

    private static ProcessBuilder builder(Path folder, Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(House.ROOT.resolve("augury").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("AUGURY_HOME", home.toString());
        environment.put("AUGURY_JAVA_OPTS", "-Xmx1g");
        environment.remove("AUGURY_API_KEY");
        return builder;
    }

    /** Waits until the server serves and returns its address. */
    String awaitServing() throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Matcher matcher = ADDRESS.matcher(log());
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (!process.isAlive()) {
                throw new IOException("The server ended with code " + process.exitValue() + ":\n" + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new IOException("The server did not serve within " + LIMIT + ":\n" + log());
    }

    /** Returns the address of metrics, which the log names where {@link #TELL_PORTS} is among the arguments. */
    String management() throws IOException {
        String address = awaitServing();
        return PORT.matcher(log()).results().map(match -> "http://127.0.0.1:" + match.group(1)).filter(other -> !other.equals(address)).findFirst()
                .orElseThrow(() -> new IOException("The log names no port beside that of " + address));
    }

    /** Returns what the server wrote so far. */
    String log() throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    /** Sends SIGTERM and returns the exit code. */
    int stop() throws InterruptedException, IOException {
        process.destroy();
        return awaitEnd();
    }

    /** Waits for the end and returns the exit code. */
    int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("The server did not end within " + LIMIT + ":\n" + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
