package dev.augury.replay.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the trace of InferCept's and LAMPS' experiments ({@code merged_exp_uniform.json}, arXiv 2402.01869 and 2410.18248): one JSON object whose members are
 * requests, each a list of segments, or one request per line with its segments under {@code segments}; compressed by gzip or not.
 *
 * <p>A segment has numbers, {@code prompt_tokens, completion_tokens, api_time, api_token_length}, or texts, {@code prompt, completion, api_time, api_token}, which
 * are counted. Contexts accumulate there, so only the first prompt is the request's own. A call of 0 s is a call. Where less than no token comes back, none does.
 * An answer that ends with a call is given one token after it, because something has to come; so is a segment that has none.
 */
public final class InferceptTrace {

    private static final long NANOS = 1_000_000_000;
    private static final int BYTES_MAX = 1 << 28;
    private static final int QUARTER = 4;
    private static final String UNTYPED = "call";

    private final ObjectMapper json = JsonMapper.builder().build();
    private final ToIntFunction<String> tokensOf;

    /** Makes a reader that counts the tokens of texts so. */
    public InferceptTrace(ToIntFunction<String> tokensOf) {
        this.tokensOf = tokensOf;
    }

    /** Makes a reader that takes four characters for a token. */
    public InferceptTrace() {
        this(text -> Math.ceilDiv(text.length(), QUARTER));
    }

    /**
     * Reads a file.
     *
     * @throws TraceException when it is no such trace
     */
    public Trace read(Path file) {
        List<TracedRequest> requests = new ArrayList<>();
        try (InputStream in = open(file); MappingIterator<JsonNode> values = json.readerFor(JsonNode.class).readValues(bounded(in, file))) {
            while (values.hasNext()) {
                take(values.next(), requests);
            }
        } catch (IOException | JacksonException failure) {
            throw new TraceException("The trace " + file + " cannot be read after " + requests.size() + " requests: " + failure.getMessage()
                    + ". Name a file of JSON, compressed by gzip or not.");
        } catch (TraceException wrong) {
            throw new TraceException("Request " + (requests.size() + 1) + " of " + file + ": " + wrong.getMessage());
        }
        return new Trace(String.valueOf(file.getFileName()), requests);
    }

    private void take(JsonNode value, List<TracedRequest> requests) {
        if (value.path("segments").isArray()) {
            requests.add(request(value.path("type").asString(UNTYPED), value.get("segments")));
            return;
        }
        if (!value.isObject()) {
            throw new TraceException("it is no JSON object; a trace is an object of requests, or has a request per line");
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            requests.add(request(UNTYPED, member.getValue()));
        }
    }

    private TracedRequest request(String type, JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            throw new TraceException("it is no list of segments, or an empty one; write [{\"prompt_tokens\": …, \"completion_tokens\": …}, …]");
        }
        List<TracedRequest.Segment> segments = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode segment = list.get(i);
            TracedRequest.Call call = call(segment);
            if (call == null && i < list.size() - 1) {
                throw new TraceException("segment " + i + " has no api_time and is not the last; give every segment but the last the duration of its call");
            }
            segments.add(new TracedRequest.Segment(Math.max(1, count(segment, "completion_tokens", "completion")), call));
        }
        if (segments.getLast().call() != null) {
            segments.add(new TracedRequest.Segment(1, null));
        }
        return new TracedRequest(type, Math.max(1, count(list.get(0), "prompt_tokens", "prompt")), segments);
    }

    private TracedRequest.@Nullable Call call(JsonNode segment) {
        JsonNode seconds = segment.get("api_time");
        if (seconds == null) {
            return null;
        }
        if (!seconds.isNumber()) {
            throw new TraceException("api_time is " + seconds + "; give seconds");
        }
        return new TracedRequest.Call(Math.round(seconds.asDouble() * NANOS), Math.max(0, count(segment, "api_token_length", "api_token")));
    }

    private int count(JsonNode segment, String number, String text) {
        JsonNode value = segment.has(number) ? segment.get(number) : segment.path(text);
        if (value.isString()) {
            return tokensOf.applyAsInt(value.asString());
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new TraceException("a segment has neither a number " + number + " nor a text " + text + "; give one of them");
        }
        return value.asInt();
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return compressed ? new GZIPInputStream(in) : in;
    }

    private static byte[] bounded(InputStream in, Path file) throws IOException {
        byte[] bytes = in.readNBytes(BYTES_MAX);
        if (in.read() >= 0) {
            throw new UncheckedIOException(new IOException(file + " holds more than " + BYTES_MAX + " bytes; cut it"));
        }
        return bytes;
    }
}
