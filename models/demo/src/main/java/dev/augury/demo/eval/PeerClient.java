package dev.augury.demo.eval;

import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A llama.cpp server with the same model, asked for greedy completions. */
final class PeerClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param address of the server, without a path */
    PeerClient(URI address) {
        this.address = address;
    }

    /**
     * Has the peer go on with a text, in which names of special tokens are these tokens.
     *
     * @param most tokens of the answer
     * @return the tokens that it wrote, the token that ends the turn included where it gives it
     * @throws IOException where it does not answer, or not so
     */
    int[] complete(String prompt, int most) throws IOException {
        return completeJson(Json.quote(prompt), most);
    }

    /** Has the peer go on with tokens; otherwise as {@link #complete(String, int)}. */
    int[] complete(int[] prompt, int most) throws IOException {
        return completeJson(Arrays.toString(prompt), most);
    }

    private int[] completeJson(String prompt, int most) throws IOException {
        String body = "{\"prompt\": " + prompt + ", \"n_predict\": " + most
                + ", \"temperature\": 0, \"samplers\": [\"temperature\"], \"cache_prompt\": false, \"return_tokens\": true}";
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/completion")).timeout(PATIENCE).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != OK) {
            throw new IOException("The peer at " + address + " answered HTTP " + response.statusCode() + ": " + response.body());
        }
        try {
            Map<String, @Nullable Object> answer = Json.object(response.body());
            if (answer.get("tokens") instanceof List<?> tokens) {
                return tokens.stream().mapToInt(token -> ((BigDecimal) token).intValueExact()).toArray();
            }
        } catch (ToolException e) {
            throw new IOException("The peer at " + address + " answered no JSON: " + e.reason(), e);
        }
        throw new IOException("The peer at " + address + " gave no tokens; use a llama-server that knows return_tokens");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the peer");
        } catch (IOException e) {
            throw new IOException("No peer answers at " + address + ": start a llama-server there with this model, or leave out --peer", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
