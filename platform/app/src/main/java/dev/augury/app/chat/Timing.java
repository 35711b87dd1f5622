package dev.augury.app.chat;

import java.util.Locale;

/**
 * How fast an answer came.
 *
 * @param tokens tokens of the answer
 * @param counted whether the server counted them; else they are the pieces that arrived
 * @param firstNanos time to the first piece, 0 when none came
 * @param totalNanos time to the end
 */
record Timing(int tokens, boolean counted, long firstNanos, long totalNanos) {

    /** Returns the words for a person: tokens, tokens per second after the first, time to the first. */
    String words() {
        if (tokens == 0 || firstNanos == 0) {
            return String.format(Locale.ROOT, "no tokens in %.0f ms", totalNanos / 1e6);
        }
        String count = (counted ? "" : "about ") + tokens + (tokens == 1 ? " token" : " tokens");
        double seconds = (totalNanos - firstNanos) / 1e9;
        String speed = tokens > 1 && seconds > 0 ? String.format(Locale.ROOT, ", %.1f tokens/s", (tokens - 1) / seconds) : "";
        return count + speed + String.format(Locale.ROOT, ", TTFT %.0f ms", firstNanos / 1e6);
    }
}
