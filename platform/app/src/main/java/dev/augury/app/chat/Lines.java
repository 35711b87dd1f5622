package dev.augury.app.chat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the messages come from. */
public interface Lines {

    /**
     * Waits for a line.
     *
     * @param prompt shown to a person, not to a pipe
     * @return the line without its end, or null when no more come
     */
    @Nullable String next(String prompt) throws IOException;
}
