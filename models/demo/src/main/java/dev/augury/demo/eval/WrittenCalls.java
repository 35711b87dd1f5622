package dev.augury.demo.eval;

import dev.augury.demo.corpus.Message.ToolCall;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a model wrote in one turn.
 *
 * @param calls calls that can be read, in order
 * @param broken whether something began as a call and cannot be read
 */
record WrittenCalls(List<ToolCall> calls, boolean broken) {

    private static final String START = "<tool_call>";
    private static final String END = "</tool_call>";

    WrittenCalls {
        calls = List.copyOf(calls);
    }

    /** Reads a turn. */
    static WrittenCalls of(String turn) {
        List<ToolCall> calls = new ArrayList<>();
        for (int at = turn.indexOf(START); at >= 0; at = turn.indexOf(START, at + 1)) {
            int end = turn.indexOf(END, at);
            @Nullable ToolCall call = end < 0 ? null : read(turn.substring(at + START.length(), end));
            if (call == null) {
                return new WrittenCalls(calls, true);
            }
            calls.add(call);
        }
        return new WrittenCalls(calls, false);
    }

    /** Returns whether the turn calls nothing and does not try to. */
    boolean none() {
        return calls.isEmpty() && !broken;
    }

    private static @Nullable ToolCall read(String json) {
        try {
            Map<String, @Nullable Object> call = Json.object(json.strip());
            return call.get("name") instanceof String name && call.get("arguments") instanceof Map<?, ?> arguments
                    ? new ToolCall(name, JsonValues.write(arguments)) : null;
        } catch (ToolException e) {
            return null;
        }
    }

    /** Returns whether two calls have the same name and the same arguments as JSON values. */
    static boolean same(ToolCall first, ToolCall second) {
        try {
            return first.tool().equals(second.tool()) && JsonValues.same(Json.read(first.arguments()), Json.read(second.arguments()));
        } catch (ToolException e) {
            return false;
        }
    }
}
