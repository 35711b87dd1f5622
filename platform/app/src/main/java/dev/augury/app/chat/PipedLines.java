package dev.augury.app.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a pipe or a file. */
public final class PipedLines implements Lines {

    private static final int LINE_LENGTH_MAX = 4_000_000;

    private final Reader reader;

    /** Reads from {@code reader}, which stays open. */
    public PipedLines(Reader reader) {
        this.reader = new BufferedReader(reader);
    }

    @Override
    public @Nullable String next(String prompt) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = reader.read()) {
            if (line.length() == LINE_LENGTH_MAX) {
                throw new IOException("A line of the input is longer than " + LINE_LENGTH_MAX + " characters; send less at once.");
            }
            line.append((char) next);
        }
        return line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.substring(0, line.length() - 1) : line.toString();
    }
}
