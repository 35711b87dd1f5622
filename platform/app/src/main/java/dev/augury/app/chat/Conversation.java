package dev.augury.app.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The messages so far, in OpenAI's form. A turn that got no answer leaves no trace. */
final class Conversation {

    private final JsonMapper json;
    private final ArrayNode turns;
    private @Nullable String system;
    private int mark;

    Conversation(JsonMapper json, @Nullable String system) {
        this.json = json;
        this.turns = json.createArrayNode();
        this.system = system;
    }

    /** Returns all messages, the system's first. */
    ArrayNode messages() {
        ArrayNode all = json.createArrayNode();
        if (system != null) {
            all.addObject().put("role", "system").put("content", system);
        }
        return all.addAll(turns);
    }

    /** Begins a turn. */
    void user(String text) {
        mark = turns.size();
        turns.addObject().put("role", "user").put("content", text);
    }

    /**
     * Takes an answer.
     *
     * @param withCalls whether its calls get results, and therefore become members of the message; else they stay in the text as they came
     */
    void assistant(Answer answer, boolean withCalls) {
        ObjectNode message = turns.addObject().put("role", "assistant");
        if (!withCalls || answer.calls().isEmpty()) {
            message.put("content", answer.written());
            return;
        }
        message.put("content", answer.text().isBlank() ? null : answer.text().strip());
        ArrayNode calls = message.putArray("tool_calls");
        for (AnswerEvent.Call call : answer.calls()) {
            calls.addObject().put("id", call.id()).put("type", "function")
                    .putObject("function").put("name", call.tool()).put("arguments", call.arguments());
        }
    }

    /** Takes the result of a call. */
    void result(AnswerEvent.Call call, String text) {
        turns.addObject().put("role", "tool").put("tool_call_id", call.id()).put("content", text);
    }

    /** Takes the running turn back. */
    void forgetTurn() {
        while (turns.size() > mark) {
            turns.remove(turns.size() - 1);
        }
    }

    /** Forgets everything but the system message. */
    void clear() {
        turns.removeAll();
        mark = 0;
    }

    /** Replaces the system message; an empty one removes it. */
    void system(String text) {
        system = text.isEmpty() ? null : text;
    }

    /** Returns the messages as a JSON text, which the API takes back. */
    String written() {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(messages()) + "\n";
    }
}
