package dev.augury.demo.corpus;

import java.util.List;

/** One turn of a dialogue. */
public sealed interface Message {

    /**
     * What the user says.
     *
     * @param text his words
     */
    record Ask(String text) implements Message {}

    /**
     * What the model says: calls, or the words of an answer. Only this is learned.
     *
     * @param text its words; empty where it only calls
     * @param calls the calls, in order
     */
    record Answer(String text, List<ToolCall> calls) implements Message {

        /** Copies the calls. */
        public Answer {
            calls = List.copyOf(calls);
        }
    }

    /**
     * What a tool gave.
     *
     * @param text its response, JSON
     */
    record Response(String text) implements Message {}

    /**
     * A call.
     *
     * @param tool name of the tool
     * @param arguments a JSON object
     */
    record ToolCall(String tool, String arguments) {}
}
