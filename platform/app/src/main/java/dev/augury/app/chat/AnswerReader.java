package dev.augury.app.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts an answer together from its chunks and tells a listener what becomes visible. */
final class AnswerReader {

    private static final int CALLS_MAX = 128;

    private final Consumer<AnswerEvent> listener;
    private final Supplier<String> ids;
    private final CallText callText;
    private final long started;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder written = new StringBuilder();
    private final List<AnswerEvent.Call> calls = new ArrayList<>();
    private final Map<Integer, PartialCall> partial = new TreeMap<>();
    private @Nullable String reason;
    private int pieces;
    private int counted;
    private long firstNanos;

    AnswerReader(JsonMapper json, Supplier<String> ids, Consumer<AnswerEvent> listener, long started) {
        this.listener = listener;
        this.ids = ids;
        this.started = started;
        callText = new CallText(json, ids);
    }

    /** A call whose arguments are still arriving. */
    private static final class PartialCall {

        private String id = "";
        private String tool = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    /** Takes a chunk. Members that nobody here knows are passed over: later servers may say more. */
    void take(JsonNode chunk) {
        JsonNode choice = chunk.path("choices").path(0);
        JsonNode delta = choice.path("delta");
        String more = delta.path("content").asString("");
        if (!more.isEmpty() || delta.has("tool_calls")) {
            pieces++;
            firstNanos = firstNanos == 0 ? System.nanoTime() - started : firstNanos;
        }
        if (!more.isEmpty()) {
            written.append(more);
            callText.add(more).forEach(this::tell);
        }
        delta.path("tool_calls").forEach(this::gather);
        if (choice.path("finish_reason").isString()) {
            reason = choice.get("finish_reason").stringValue();
        }
        counted = Math.max(counted, chunk.path("usage").path("completion_tokens").asInt(0));
        serverCall(chunk.path("augury").path("call"));
    }

    private void gather(JsonNode piece) {
        int index = piece.path("index").asInt(0);
        if (index < 0 || index >= CALLS_MAX) {
            return;
        }
        PartialCall call = partial.computeIfAbsent(index, _ -> new PartialCall());
        call.id = piece.path("id").asString(call.id);
        call.tool = piece.path("function").path("name").asString(call.tool);
        call.arguments.append(piece.path("function").path("arguments").asString(""));
    }

    private void serverCall(JsonNode call) {
        if (!call.isObject()) {
            return;
        }
        String tool = call.path("tool").asString("?");
        JsonNode seconds = call.path("seconds");
        switch (call.path("state").asString("")) {
            case "started" -> {
                JsonNode arguments = call.path("arguments");
                tell(new AnswerEvent.ServerCall(tool, arguments.isString() ? arguments.stringValue() : arguments.toString()));
            }
            case "finished" -> tell(new AnswerEvent.ServerCallEnd(tool, seconds.isNumber() ? seconds.doubleValue() : null, call.path("failed").asBoolean(false)));
            default -> { }
        }
    }

    private void tell(AnswerEvent event) {
        switch (event) {
            case AnswerEvent.Text more -> text.append(more.text());
            case AnswerEvent.Call call -> calls.add(call);
            case AnswerEvent.ServerCall _, AnswerEvent.ServerCallEnd _, AnswerEvent.Note _ -> { }
        }
        listener.accept(event);
    }

    /** Whether the server said that the answer is whole. */
    boolean finished() {
        return reason != null;
    }

    /** Returns the answer as far as it came; calls of a cancelled one, whose arguments may be cut, are not told. */
    Answer end(boolean cancelled) {
        callText.end().forEach(this::tell);
        if (!cancelled) {
            partial.values().forEach(call -> tell(new AnswerEvent.Call(call.id.isEmpty() ? ids.get() : call.id, call.tool, call.arguments.toString())));
        }
        Timing timing = new Timing(counted > 0 ? counted : pieces, counted > 0, firstNanos, System.nanoTime() - started);
        return new Answer(text.toString(), written.toString(), cancelled ? List.of() : List.copyOf(calls), cancelled ? null : reason, timing);
    }
}
