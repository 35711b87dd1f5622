package dev.augury.bench.judge;

import dev.augury.model.synth.SynthSpec;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running llama.cpp server with one model, an f32 KV cache and no flash attention. */
final class Peer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /** A token with a text, which the peer is made to choose: for others it withholds the log-probabilities. They are those before the bias. */
    private static final int LETTER = 'A';

    private final Process process;
    private final URI base;
    private final int vocabulary;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    private Peer(Process process, URI base, int vocabulary) {
        this.process = process;
        this.base = base;
        this.vocabulary = vocabulary;
    }

    /** Starts the server and waits until it has loaded the model. */
    static Peer start(Path server, Path model, SynthSpec spec) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(server.toString(), "-m", model.toString(), "--host", "127.0.0.1", "--port", Integer.toString(port), "-t", "1",
                        "-c", Integer.toString(spec.shape().context()), "-np", "1", "-ctk", "f32", "-ctv", "f32", "--no-warmup", "--log-disable")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Peer peer = new Peer(process, URI.create("http://127.0.0.1:" + port), spec.vocabulary().size());
        try {
            peer.awaitReady();
            return peer;
        } catch (IOException | InterruptedException e) {
            peer.close();
            throw e;
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("The peer ended with exit code " + process.exitValue() + " while loading; it may not know this architecture");
            }
            if (healthy()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new IOException("The peer was not ready after " + START_LIMIT);
    }

    private boolean healthy() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(base.resolve("/health")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the distribution of the token that follows the prompt. */
    Distribution next(int[] prompt) throws IOException, InterruptedException {
        String ids = Arrays.stream(prompt).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String body = "{\"prompt\":[" + ids + "],\"n_predict\":1,\"n_probs\":" + vocabulary
                + ",\"temperature\":1,\"cache_prompt\":false,\"samplers\":[],\"post_sampling_probs\":false,\"logit_bias\":[[" + LETTER + ",1000]]}";
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(base.resolve("/completion")).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The peer answered HTTP " + response.statusCode() + ": " + response.body());
        }
        double[] logprobs = new double[vocabulary];
        Arrays.fill(logprobs, -1e4);
        int seen = 0;
        for (JsonNode entry : json.readTree(response.body()).path("completion_probabilities").path(0).path("top_logprobs")) {
            logprobs[entry.path("id").asInt()] = entry.path("logprob").asDouble();
            seen++;
        }
        if (seen < vocabulary) {
            throw new IOException("The peer gave " + seen + " of " + vocabulary + " log-probabilities; a newer or older llama.cpp server may be needed");
        }
        return new Distribution(logprobs);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        http.close();
    }
}
