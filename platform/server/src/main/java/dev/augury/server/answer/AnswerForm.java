package dev.augury.server.answer;

import dev.augury.core.flow.TokenEvent.CallEvent;
import dev.augury.core.flow.TokenEvent.ChoiceFinished;
import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form in which one request is answered: keeps what it must remember between events. Not thread-safe. */
public sealed interface AnswerForm permits ChatForm, TextForm {

    /** Returns the chunks for a piece of text. */
    List<Object> chunks(Delta delta);

    /** Returns the chunks for something about a call. */
    List<Object> chunks(CallEvent event);

    /** Returns the chunks for the end of an answer. */
    List<Object> chunks(ChoiceFinished finished);

    /** Returns the chunks for the end of all answers: the usage where it was asked for. */
    List<Object> chunks(Usage usage);

    /** Keeps a piece of text for {@link #body}. */
    void gather(Delta delta);

    /** Keeps something about a call for {@link #body}. */
    void gather(CallEvent event);

    /** Keeps the end of an answer for {@link #body}. */
    void gather(ChoiceFinished finished);

    /** Returns the whole answer from what was gathered. */
    Object body(Usage usage);

    /** Returns OpenAI's word for a reason, or null for an end that is told as an error. */
    static @Nullable String word(FinishReason reason) {
        return switch (reason) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case TOOL_CALLS -> "tool_calls";
            // OpenAI has no word for an answer that its model ended by calling wrongly.
            case MALFORMED_CALL, CALL_LIMIT -> "stop";
            case CANCELLED, ERROR -> null;
        };
    }
}
