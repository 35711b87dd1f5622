package dev.augury.app.chat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a server of the OpenAI API. One answer at a time; interrupting the thread that waits cancels it. */
final class ChatClient implements AutoCloseable {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    /** A server may queue a request, and read a long prompt in silence. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(10);
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final String SHOWN_ONLY = "The server makes no tool_calls: it shows the tools to the model, and calls are read from the text.";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_MAX).build();
    private final JsonMapper json;
    private final ChatSpec spec;
    private boolean toolsShownOnly;
    private int calls;

    ChatClient(ChatSpec spec, JsonMapper json) {
        this.spec = spec;
        this.json = json;
    }

    /** Returns the names of the server's models. */
    List<String> models() throws ChatException, InterruptedException {
        try {
            HttpResponse<BodyPieces> response = http.send(request("/models").GET().build(), _ -> new BodyPieces(SILENCE_MAX));
            String body = whole(response);
            if (response.statusCode() != 200) {
                throw Refusal.of(response.statusCode(), body, json).exception(spec);
            }
            List<String> names = new ArrayList<>();
            json.readTree(body).path("data").forEach(model -> names.add(model.path("id").asString("")));
            return names;
        } catch (JacksonException e) {
            throw new ChatException("What answers at " + spec.base() + " is no server of the OpenAI API.", "check --url");
        } catch (IOException e) {
            throw Refusal.exception(e, spec);
        }
    }

    /**
     * Asks for the next message and waits for its end.
     *
     * @param listener is told on this thread what becomes visible
     * @return the answer; cancelled, as far as it came, when this thread was interrupted
     */
    Answer ask(ArrayNode messages, Consumer<AnswerEvent> listener) throws ChatException {
        long started = System.nanoTime();
        AnswerReader reader = new AnswerReader(json, () -> "call_" + calls++, listener, started);
        try {
            HttpResponse<BodyPieces> response = send(messages);
            Refusal refusal = refusal(response);
            if (refusal != null && refusal.concernsTools() && !spec.tools().isEmpty() && !toolsShownOnly) {
                toolsShownOnly = true;
                listener.accept(new AnswerEvent.Note(SHOWN_ONLY));
                response = send(messages);
                refusal = refusal(response);
            }
            if (refusal != null) {
                throw refusal.exception(spec);
            }
            try (BodyPieces body = response.body()) {
                read(new ServerEvents(body), reader);
            }
            return reader.end(false);
        } catch (InterruptedException e) {
            return reader.end(true);
        } catch (IOException e) {
            throw Refusal.exception(e, spec);
        }
    }

    private HttpResponse<BodyPieces> send(ArrayNode messages) throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.put("model", spec.model());
        body.set("messages", messages);
        body.put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        if (!spec.tools().isEmpty()) {
            body.set("tools", spec.tools());
            if (toolsShownOnly) {
                body.put("tool_choice", "none");
            }
        }
        HttpRequest request = request("/chat/completions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        return http.send(request, _ -> new BodyPieces(SILENCE_MAX));
    }

    private void read(ServerEvents events, AnswerReader reader) throws IOException, InterruptedException, ChatException {
        for (String event = events.next(); event != null && !event.strip().equals("[DONE]"); event = events.next()) {
            try {
                JsonNode chunk = json.readTree(event);
                if (chunk.hasNonNull("error")) {
                    throw Refusal.of(500, event, json).exception(spec);
                }
                reader.take(chunk);
            } catch (JacksonException e) {
                throw new IOException("an event is not JSON", e);
            }
        }
        if (!reader.finished()) {
            throw new IOException("the stream ended before the answer did");
        }
    }

    private @Nullable Refusal refusal(HttpResponse<BodyPieces> response) throws IOException, InterruptedException {
        return response.statusCode() == 200 ? null : Refusal.of(response.statusCode(), whole(response), json);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(spec.at(path)).timeout(SILENCE_MAX);
        String key = spec.key();
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private static String whole(HttpResponse<BodyPieces> response) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BodyPieces body = response.body()) {
            for (List<ByteBuffer> piece = body.next(); piece != null && bytes.size() < BODY_BYTES_MAX; piece = body.next()) {
                for (ByteBuffer buffer : piece) {
                    byte[] part = new byte[buffer.remaining()];
                    buffer.get(part);
                    bytes.writeBytes(part);
                }
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Does not wait for a cancelled exchange. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
