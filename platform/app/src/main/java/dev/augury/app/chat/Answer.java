package dev.augury.app.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that has ended.
 *
 * @param text its text without the calls that were found in it
 * @param written its text as the server sent it, calls within
 * @param calls calls that the client is to perform
 * @param reason why it ended, in OpenAI's words, or null when it was cancelled
 * @param timing how fast it came
 */
record Answer(String text, String written, List<AnswerEvent.Call> calls, @Nullable String reason, Timing timing) {

    boolean cancelled() {
        return reason == null;
    }
}
