package dev.augury.app.chat;

import org.jspecify.annotations.Nullable;

/** What becomes visible while an answer is made. */
sealed interface AnswerEvent {

    /**
     * More of the answer.
     *
     * @param text the text as it continues
     */
    record Text(String text) implements AnswerEvent {}

    /**
     * A call that the client is to perform.
     *
     * @param id name of the call by which its result is sent
     * @param tool name of the tool
     * @param arguments a JSON object as text
     */
    record Call(String id, String tool, String arguments) implements AnswerEvent {}

    /**
     * A call that the server performs.
     *
     * @param tool name of the tool
     * @param arguments a JSON object as text
     */
    record ServerCall(String tool, String arguments) implements AnswerEvent {}

    /**
     * The end of a call that the server performed.
     *
     * @param tool name of the tool
     * @param seconds how long it took, or null where the server does not say
     * @param failed whether it failed
     */
    record ServerCallEnd(String tool, @Nullable Double seconds, boolean failed) implements AnswerEvent {}

    /**
     * Something the person should know of how the answer is made.
     *
     * @param text a sentence
     */
    record Note(String text) implements AnswerEvent {}
}
