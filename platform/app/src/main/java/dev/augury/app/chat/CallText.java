package dev.augury.app.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds calls that a model writes into its text, in the form of Hermes and Qwen: {@code <tool_call>} around a JSON object with {@code name} and {@code arguments}. Text is held back
 * only while it may be the beginning of such a mark.
 */
final class CallText {

    private static final String OPEN = "<tool_call>";
    private static final String CLOSE = "</tool_call>";
    private static final int CALL_LENGTH_MAX = 64 * 1024;

    private final JsonMapper json;
    private final StringBuilder held = new StringBuilder();
    private final Supplier<String> ids;
    private boolean inside;

    CallText(JsonMapper json, Supplier<String> ids) {
        this.json = json;
        this.ids = ids;
    }

    /** Takes more text and returns what is certain by now. */
    List<AnswerEvent> add(String text) {
        held.append(text);
        List<AnswerEvent> events = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = inside ? readCall(events) : readText(events);
        }
        return events;
    }

    /** Returns what was held back when the answer ended. */
    List<AnswerEvent> end() {
        String rest = held.toString();
        held.setLength(0);
        return rest.isEmpty() ? List.of() : List.of(new AnswerEvent.Text(inside ? OPEN + rest : rest));
    }

    private boolean readText(List<AnswerEvent> events) {
        int at = held.indexOf(OPEN);
        int certain = at >= 0 ? at : held.length() - overlap();
        if (certain > 0) {
            events.add(new AnswerEvent.Text(held.substring(0, certain)));
            held.delete(0, certain);
        }
        if (at >= 0) {
            held.delete(0, OPEN.length());
            inside = true;
        }
        return at >= 0;
    }

    private boolean readCall(List<AnswerEvent> events) {
        int at = held.indexOf(CLOSE);
        if (at < 0 && held.length() <= CALL_LENGTH_MAX) {
            return false;
        }
        int end = at < 0 ? held.length() : at;
        String written = held.substring(0, end);
        AnswerEvent.Call call = at < 0 ? null : call(written);
        events.add(call != null ? call : new AnswerEvent.Text(OPEN + written + (at < 0 ? "" : CLOSE)));
        held.delete(0, at < 0 ? end : end + CLOSE.length());
        inside = false;
        return true;
    }

    private AnswerEvent.@Nullable Call call(String written) {
        try {
            JsonNode node = json.readTree(written);
            if (node.path("name").isString()) {
                JsonNode arguments = node.path("arguments");
                return new AnswerEvent.Call(ids.get(), node.get("name").stringValue(), arguments.isString() ? arguments.stringValue() : arguments.toString());
            }
        } catch (JacksonException e) {
            return null;
        }
        return null;
    }

    /** Returns how many characters at the end may begin a mark. */
    private int overlap() {
        for (int length = Math.min(OPEN.length() - 1, held.length()); length > 0; length--) {
            if (OPEN.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
