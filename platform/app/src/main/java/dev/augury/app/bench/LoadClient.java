package dev.augury.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends streamed completions to a server with the OpenAI API and times their tokens. */
public final class LoadClient {

    private static final Duration REQUEST_LIMIT = Duration.ofMinutes(10);

    private final JsonMapper json = new JsonMapper();
    private final LoadSpec spec;

    /** Makes a client for one load. */
    public LoadClient(LoadSpec spec) {
        this.spec = spec;
    }

    /** Runs the load and waits for its end. */
    public LoadResult run() throws InterruptedException {
        List<LoadResult.Sample> samples = Collections.synchronizedList(new ArrayList<>());
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        long started = System.nanoTime();
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int stream = 0; stream < spec.streams(); stream++) {
                SplittableRandom random = new SplittableRandom(spec.seed() * 1_000_003L + stream);
                running.add(clients.submit(() -> runClient(http, random, samples, failures)));
            }
            for (Future<?> client : running) {
                await(client, failures);
            }
        }
        return new LoadResult(spec.streams(), (System.nanoTime() - started) / 1e9, samples, failures);
    }

    private static void await(Future<?> client, List<String> failures) throws InterruptedException {
        try {
            client.get();
        } catch (ExecutionException e) {
            failures.add(String.valueOf(e.getCause()));
        }
    }

    private void runClient(HttpClient http, SplittableRandom random, List<LoadResult.Sample> samples, List<String> failures) {
        for (int i = 0; i < spec.requests(); i++) {
            try {
                samples.add(send(http, body(random)));
            } catch (IOException | UncheckedIOException | JacksonException e) {
                failures.add(e.getMessage() == null ? e.toString() : e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String body(SplittableRandom random) {
        String prompt = random.ints(spec.promptTokens(), LoadSpec.FIRST_TOKEN, spec.vocabulary()).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return "{\"model\":" + json.writeValueAsString(spec.model()) + ",\"prompt\":[" + prompt + "],\"max_tokens\":" + spec.outputTokens()
                + ",\"temperature\":0,\"stream\":true,\"ignore_eos\":true,\"stream_options\":{\"include_usage\":true}}";
    }

    private LoadResult.Sample send(HttpClient http, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(spec.base().resolve(spec.base().getPath() + "/completions"))
                .timeout(REQUEST_LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (spec.key() != null) {
            request.header("Authorization", "Bearer " + spec.key());
        }
        long started = System.nanoTime();
        HttpResponse<Stream<String>> response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode() + ": " + lines.limit(20).collect(Collectors.joining(" ")));
            }
            return time(lines, started);
        }
    }

    private LoadResult.Sample time(Stream<String> lines, long started) throws IOException {
        long first = 0;
        int chunks = 0;
        int counted = 0;
        for (String line : (Iterable<String>) lines::iterator) {
            if (!line.startsWith("data: ") || line.startsWith("data: [DONE]")) {
                continue;
            }
            JsonNode chunk = json.readTree(line.substring(6));
            if (chunk.has("error")) {
                throw new IOException(chunk.get("error").toString());
            }
            if (!chunk.path("choices").isEmpty()) {
                chunks++;
                first = first == 0 ? System.nanoTime() - started : first;
            }
            counted = Math.max(counted, chunk.path("usage").path("completion_tokens").asInt(0));
        }
        return new LoadResult.Sample(counted > 0 ? counted : chunks, first, System.nanoTime() - started);
    }
}
